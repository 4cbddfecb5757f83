// Runs a command: parses its arguments, shows its help, and reports its errors.

export interface Command<Options> {
  /** What its messages start with. */
  readonly name: string
  readonly help: string
  /** Throws an error that says which argument is invalid. */
  readonly parseOptions: (args: readonly string[]) => Options
  /** Does the work and returns the exit code. */
  readonly run: (options: Options) => Promise<number>
  /** The exit code if the work throws; invalid arguments always exit with 2. */
  readonly failed: number
}

/** Run a command with the arguments of this process, and return its exit code. */
export async function runCommand<Options>(command: Command<Options>): Promise<number> {
  const { name, help, parseOptions, run, failed } = command
  const args = process.argv.slice(2)
  const formatError = (error: unknown) => `${name}: ${error instanceof Error ? error.message : String(error)}`
  if (args.includes('--help')) {
    console.log(help)
    return 0
  }
  let options: Options
  try {
    options = parseOptions(args)
  } catch (error) {
    console.error(`${formatError(error)}\n\n${help}`)
    return 2
  }
  try {
    return await run(options)
  } catch (error) {
    console.error(formatError(error))
    return failed
  }
}
