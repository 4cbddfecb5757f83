// Finds the project file that an import refers to.
import { posix } from 'node:path'

/** Resolve a relative import to a path from the project root, or `undefined` for a package. */
export function resolveImport(file: string, name: string): string | undefined {
  if (!name.startsWith('.')) return undefined
  return posix.join(posix.dirname(file), name.replace(/\?.*$/, ''))
}
