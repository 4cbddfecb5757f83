// Parses the command line of the server for assistants.
import type { CommandShape, Given } from './command-line/spec.ts'

export const mcpArguments: CommandShape = {
  name: 'mcp',
  operands: '',
  summary: 'serve check, compare, ask, show and reach to an assistant',
  about: `Serve check, compare, ask, show and reach over the Model Context Protocol, on standard input and output, until the
input ends. The tools read no files and use no network: an assistant passes policies as text or by name.`,
  options: [],
  exitCodes: 'Exit code: 0 when the input ends, 2 invalid arguments.',
}

/** Read the arguments. Throws an error if there are any. */
export function readMcpOptions({ operands }: Given): object {
  if (operands.length > 0) throw new Error(`expected no operands, found ${operands.join(' ')}`)
  return {}
}
