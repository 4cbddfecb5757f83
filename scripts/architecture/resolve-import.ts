// Finds the file of this project that an import names.
import { posix } from 'node:path'

/** Give the path of a relative import from the root of the project; `undefined` for a package. */
export function resolveImport(file: string, name: string): string | undefined {
  if (!name.startsWith('.')) return undefined
  return posix.join(posix.dirname(file), name.replace(/\?.*$/, ''))
}
