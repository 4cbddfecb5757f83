// Serves the tools over the Model Context Protocol, on standard input and output.
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { addTools } from './tools.ts'

/** Serve until the input ends, and return the exit code. */
export async function serve(_options: object, knowledge: Knowledge): Promise<number> {
  const { settings } = await knowledge.content()
  const server = new McpServer({ name: 'connect-policies', version: settings.asOf.slice(0, 10) })
  addTools(server, knowledge)
  const ended = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve).once('close', resolve)
    server.server.onclose = resolve
  })
  await server.connect(new StdioServerTransport())
  await ended
  await server.close()
  return 0
}
