// Runs the policy commands: parses arguments, shows help, reports errors, and returns the exit code.
import tab from '@bomb.sh/tab/commander'
import { Command } from 'commander'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { type Parsed, parseOne, parseProgram } from './parse.ts'
import type { CommandSpec } from './spec.ts'

/** Run one subcommand alone; `usage` is how people start it. */
export function runOne(
  spec: CommandSpec,
  args: readonly string[],
  usage: string,
  knowledge: Knowledge,
): Promise<number> {
  return finish(parseOne(spec, args, usage), knowledge)
}

/** Run the program with all subcommands. */
export function runProgram(
  specs: readonly CommandSpec[],
  args: readonly string[],
  about: { readonly name: string; readonly version: string; readonly text: string },
  knowledge: Knowledge,
): Promise<number> {
  const program = new Command(about.name)
    .description(about.text)
    .version(about.version, '--version', 'show the version')
    .helpOption('--help', 'show this help')
    .addHelpText('after', `\n${about.name} help COMMAND shows the options and exit codes of a command.`)
  return finish(
    parseProgram(program, specs, args, (whole) => tab(whole)),
    knowledge,
  )
}

async function finish(parsed: Parsed, knowledge: Knowledge): Promise<number> {
  switch (parsed.kind) {
    case 'shown':
      if (parsed.text !== '') console.log(parsed.text.trimEnd())
      return 0
    case 'refused':
      console.error(`${parsed.name}: ${parsed.message}\n\n${parsed.help}`)
      return 2
    case 'chosen':
      return start(parsed, knowledge)
    default:
      return parsed satisfies never
  }
}

async function start(
  { spec, given, help }: Extract<Parsed, { kind: 'chosen' }>,
  knowledge: Knowledge,
): Promise<number> {
  const formatError = (error: unknown) =>
    `${spec.name}: ${error instanceof Error ? error.message : String(error)}`
  let run: ReturnType<CommandSpec['prepare']>
  try {
    run = spec.prepare(given)
  } catch (error) {
    console.error(`${formatError(error)}\n\n${help}`)
    return 2
  }
  try {
    return await run(knowledge)
  } catch (error) {
    console.error(formatError(error))
    return 2
  }
}
