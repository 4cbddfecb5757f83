// Writes the commands that guides show: each queries the site's JSON and comes with the output for that JSON.

import { remember, rememberAll } from '../../core/remember.ts'
import type { Site } from '../../site/site.ts'
import type { CommandKinds, CommandSubject, GuideCommand } from './command-parts.ts'
import { accessCommands } from './guide-access-commands.ts'
import { changeCommands } from './guide-change-commands.ts'

const commandKinds: CommandKinds = { ...accessCommands, ...changeCommands }

/** Commands are remembered because a guide uses each more than once, for its line and for its output. */
const commandsOf = rememberAll((site: Site) =>
  remember(Number.POSITIVE_INFINITY, (_: string, name: string, about: CommandSubject) =>
    buildCommand(site, name, about),
  ),
)

/** Write the command with a name about a subject. Throws when it does not exist or something it needs is missing. */
export function toGuideCommand(site: Site, name: string, about: CommandSubject = {}): GuideCommand {
  return commandsOf(site)(JSON.stringify([name, about]), name, about)
}

function buildCommand(site: Site, name: string, about: CommandSubject): GuideCommand {
  const draft = commandKinds[name]?.(site, about)
  if (draft === undefined)
    throw new Error(`guide: no command ${name}; the commands are ${Object.keys(commandKinds).join(', ')}`)
  const options = [...draft.flags, `'${draft.filter}'`].join(' ')
  return { ...draft, name, line: `curl -s ${site.urls.absolute(draft.path)} |\n  jq ${options}` }
}
