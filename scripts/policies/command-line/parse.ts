// Parses command lines with commander. Only this file and the completion know the library.
import { Command, CommanderError, Option } from 'commander'
import type { CommandShape, CommandSpec, Given, OptionSpec } from './spec.ts'

/** The arguments cannot be used; `help` belongs to the command that they are for. */
export interface Refused {
  readonly kind: 'refused'
  readonly name: string
  readonly message: string
  readonly help: string
}

export type Parsed =
  | { readonly kind: 'shown'; readonly text: string }
  | { readonly kind: 'chosen'; readonly spec: CommandSpec; readonly given: Given; readonly help: string }
  | Refused

/** Parse the arguments of one subcommand, which people start as `usage`. */
export function parseOne(spec: CommandSpec, args: readonly string[], usage: string): Parsed {
  return parseWith((choose) => addSpec(new Command(usage), spec, choose), args, spec.name)
}

/** Parse the arguments of a subcommand. Throws an error that says what is wrong with them. */
export function readGiven(shape: CommandShape, args: readonly string[]): Given {
  const spec = { ...shape, prepare: () => async () => 0 }
  const parsed = parseOne(spec, args, shape.name)
  if (parsed.kind === 'chosen') return parsed.given
  throw new Error(parsed.kind === 'refused' ? parsed.message : parsed.text)
}

/** Parse the arguments of a program with subcommands. `extend` may add commands of its own. */
export function parseProgram(
  program: Command,
  specs: readonly CommandSpec[],
  args: readonly string[],
  extend: (program: Command) => void,
): Parsed {
  return parseWith(
    (choose) => {
      for (const spec of specs) program.addCommand(addSpec(new Command(spec.name), spec, choose))
      extend(program)
      return program
    },
    args,
    program.name(),
  )
}

type Choose = (spec: CommandSpec, given: Given, help: string) => void

function parseWith(build: (choose: Choose) => Command, args: readonly string[], name: string): Parsed {
  let chosen: Parsed | undefined
  let shown = ''
  const command = build((spec, given, help) => {
    chosen = { kind: 'chosen', spec, given, help }
  })
  for (const one of [command, ...command.commands]) {
    one.exitOverride().configureOutput({
      writeOut: (text) => {
        shown += text
      },
      writeErr: () => {},
      getOutHelpWidth: () => 110,
      getErrHelpWidth: () => 110,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
  }
  try {
    command.parse([...args], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode !== 0) {
      const asked = command.commands.find((one) => one.name() === args[0])
      const message = describeError(error)
      return { kind: 'refused', name: asked?.name() ?? name, message, help: writeHelp(asked ?? command) }
    }
  }
  return chosen ?? { kind: 'shown', text: shown }
}

/** Write a command's help with what was added to it. */
function writeHelp(command: Command): string {
  let help = ''
  command.configureOutput({
    writeOut: (text) => {
      help += text
    },
  })
  command.outputHelp()
  return help.trimEnd()
}

/** Commander's messages are sentences without their beginning and end. */
function describeError({ code, message }: CommanderError): string {
  if (code === 'commander.help') return 'expected a command'
  const text = message
    .replace(/^error: /, '')
    .replace(/\n\(/, '. ')
    .replace(/\)$/, '')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function addSpec(command: Command, spec: CommandSpec, choose: Choose): Command {
  command
    .summary(spec.summary)
    .description(spec.about.replaceAll('\n', ' '))
    .usage(`[options] ${spec.operands}`.trim())
    .helpOption('--help', 'show this help')
    .addHelpText('after', `\n${spec.exitCodes}`)
  if (spec.operands !== '') command.argument(`[${spec.operands.replace(/[[\]…]/g, '')}...]`)
  const options = spec.options.map((option) => ({ name: nameOf(option), option: toOption(option) }))
  for (const { option } of options) command.addOption(option)
  const nameToKey = new Map(options.map(({ name, option }) => [name, option.attributeName()]))
  command.action(() => {
    const values: Readonly<Record<string, unknown>> = command.opts()
    const valueFor = (name: string) => values[nameToKey.get(name) ?? name]
    const all = (name: string) => [valueFor(name) ?? []].flat().map(String)
    const given: Given = {
      operands: command.args,
      one: (name) => all(name).at(-1),
      all,
      has: (name) => valueFor(name) !== undefined,
    }
    choose(spec, given, writeHelp(command))
  })
  return command
}

function toOption({ flags, text, choices, repeats }: OptionSpec): Option {
  const option = new Option(flags.replace(/ (.+)$/, ' <$1>'), text)
  // The choices are for help and completion; each command checks them itself, together with everything else.
  if (choices !== undefined) option.argChoices = [...choices]
  if (repeats) option.argParser((value, before: unknown) => [...(Array.isArray(before) ? before : []), value])
  return option
}

function nameOf({ flags }: OptionSpec): string {
  return flags.slice(2).split(' ')[0] ?? ''
}
