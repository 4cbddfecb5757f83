// Writes the text of a pull request: what the content folder adds to an older copy of it.
import { parseArgs } from 'node:util'
import { loadSnapshot } from '../src/data/action-snapshot.ts'
import { formatFaults, loadContent, readContent } from '../src/data/records.ts'
import { runCommand } from './command/run-command.ts'
import { findChanges } from './sync/report/find-changes.ts'
import { formatChanges, formatTitle } from './sync/report/format-changes.ts'

const help = `Usage: node scripts/describe-changes.ts [--title] OLD_CONTENT

Describe, in Markdown, what changes in the versions that the content folder (CONTENT_DIR, or ./content) has and
OLD_CONTENT does not: verdict, sentence and counts as the site shows them.

  --title   print one line for a title, without Markdown
  --help    show this
`

process.exitCode = await runCommand({ name: 'describe', help, parseOptions, run: describe, failed: 1 })

async function describe({ older, title }: ReturnType<typeof parseOptions>): Promise<number> {
  // The older folder may have a policy whose first version only the newer one contains.
  const { content, faults } = await readContent(older, { allowFresh: true })
  if (content === undefined) throw new Error(formatFaults(faults))
  const changes = findChanges(content, await loadContent(), await loadSnapshot())
  console.log(title ? formatTitle(changes) : formatChanges(changes))
  return 0
}

function parseOptions(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { title: { type: 'boolean', default: false } },
  })
  const [older = '', ...more] = positionals
  if (older === '' || more.length > 0) throw new Error(`expected one folder, found ${positionals.length}`)
  return { ...values, older }
}
