// Defines what a subcommand accepts, as data: its help, its completion and its parsing are made from this.
import type { Knowledge } from '../knowledge/knowledge.ts'

export interface OptionSpec {
  /** The name, with what its value is called: `--format FORMAT`, or `--write-baseline` for a switch. */
  readonly flags: string
  readonly text: string
  /** The values that it can have; help and completion list them. */
  readonly choices?: readonly string[]
  /** Whether it can be given several times. */
  readonly repeats?: boolean
}

/** The arguments of one run, as they were written. */
export interface Given {
  /** What is not an option, in order. */
  readonly operands: readonly string[]
  /** Return the value of an option; the last one if it was repeated. */
  readonly one: (name: string) => string | undefined
  /** List the values of an option that repeats. */
  readonly all: (name: string) => readonly string[]
  /** Check whether an option was given. */
  readonly has: (name: string) => boolean
}

/** What help, completion and parsing need to know about a subcommand. */
export interface CommandShape {
  readonly name: string
  /** What comes after the name in its usage, apart from options: `FILE…`. */
  readonly operands: string
  /** One line for the list of commands. */
  readonly summary: string
  readonly about: string
  readonly options: readonly OptionSpec[]
  /** What its exit codes mean, for its help. */
  readonly exitCodes: string
}

/** A subcommand that can be started. */
export interface CommandSpec extends CommandShape {
  /** Read the arguments. Throws an error that says everything that is wrong with them. */
  readonly prepare: (given: Given) => Start
}

/** Does the work and returns the exit code. Throws an error for a person to read; it exits with 2. */
export type Start = (knowledge: Knowledge) => Promise<number>

/** Join what a subcommand accepts and what it does; the latter is loaded when it runs, so that others start quickly. */
export function bindCommand<Options>(
  shape: CommandShape,
  read: (given: Given) => Options,
  load: () => Promise<(options: Options, knowledge: Knowledge) => Promise<number>>,
): CommandSpec {
  return {
    ...shape,
    prepare: (given) => {
      const options = read(given)
      return async (knowledge) => (await load())(options, knowledge)
    },
  }
}

/** Choose a value from a list, or explain what it can be. */
export function chooseValue<T extends string>(
  name: string,
  value: string | undefined,
  known: readonly T[],
): { readonly value?: T; readonly faults: readonly string[] } {
  if (value === undefined) return { faults: [] }
  const found = known.find((one) => one === value)
  return found === undefined
    ? { faults: [`--${name} ${value}: expected one of ${known.join(', ')}`] }
    : { value: found, faults: [] }
}
