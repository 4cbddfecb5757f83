// Reads a file by its name, or standard input for `-`.
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'

/** Read a file as UTF-8, or standard input. Throws an error that names the file. */
export async function readInput(name: string): Promise<string> {
  if (name === '-') return text(process.stdin)
  try {
    return await readFile(name, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'there is no such file',
      EISDIR: 'it is a folder',
      EACCES: 'permission denied',
    }
    throw new Error(`${name}: ${reasons[String(code)] ?? (error instanceof Error ? error.message : error)}`)
  }
}

/** Return the name to show for an input. */
export function nameInput(name: string): string {
  return name === '-' ? 'standard input' : name
}
