// A command in, its exit code out; wrong arguments, a wish for help and what fails are told.

export interface Command<Options> {
  /** What its messages start with. */
  readonly name: string
  readonly help: string
  /** Throws an error that says which argument is wrong. */
  readonly parseOptions: (args: readonly string[]) => Options
  /** Does the work and gives the exit code. */
  readonly run: (options: Options) => Promise<number>
  /** The exit code when the work throws; wrong arguments always exit with 2. */
  readonly failed: number
}

/** Run a command with the arguments of this process. */
export async function runCommand<Options>(command: Command<Options>): Promise<number> {
  const { name, help, parseOptions, run, failed } = command
  const args = process.argv.slice(2)
  const tell = (error: unknown) => `${name}: ${error instanceof Error ? error.message : String(error)}`
  if (args.includes('--help')) {
    console.log(help)
    return 0
  }
  let options: Options
  try {
    options = parseOptions(args)
  } catch (error) {
    console.error(`${tell(error)}\n\n${help}`)
    return 2
  }
  try {
    return await run(options)
  } catch (error) {
    console.error(tell(error))
    return failed
  }
}
