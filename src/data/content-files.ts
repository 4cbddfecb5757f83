// Reads the text of a content folder's record files and reports files that cannot be used.
// Synchronous calls: a catalog can have thousands of small files, and a promise for each takes processor time.
import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Finding } from '../core/json/finding.ts'
import { maxDocumentLength } from '../core/records/policy-document.ts'

/** Maximum size of a policy's file in bytes: a document of maximum length, with its indentation. */
const maxPolicyFileLength = 2 * maxDocumentLength

/** Maximum size of any other file in bytes; the first-seen days of every AWS action take about 2,000,000. */
const maxFactsFileLength = 10_000_000

export type TextResult =
  | { readonly text: string; readonly findings: readonly [] }
  | { readonly text?: undefined; readonly findings: readonly Finding[] }

/** List the entries of a folder, sorted by name. Returns undefined when the folder does not exist. */
export function listFolder(dir: string): readonly string[] | undefined {
  try {
    return readdirSync(dir).sort()
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return undefined
    throw error
  }
}

/**
 * Read a file of the content folder `root` as UTF-8. Returns a finding when the path leads outside the folder, or the
 * file is missing, too large or not UTF-8 text.
 */
export function readText(root: string, relative: string, file: string): TextResult {
  const refuse = (found: string, expected: string, tip: string): TextResult => ({
    findings: [{ file, at: [], found, expected, tip }],
  })
  const path = join(root, relative)
  try {
    if (!leadsInside(root, path)) {
      return refuse(
        'a link that leads outside the content folder',
        'a file in the content folder',
        'Replace the link with the file itself.',
      )
    }
    // Open without blocking, so that a named pipe is rejected like any other entry that is not a file.
    const handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const stats = fstatSync(handle)
      if (!stats.isFile()) return refuse('something that is not a file', 'a file', 'Remove or rename it.')
      const most = relative.startsWith('policies/') ? maxPolicyFileLength : maxFactsFileLength
      if (stats.size > most) {
        return refuse(
          `${stats.size.toLocaleString('en')} bytes`,
          `at most ${most.toLocaleString('en')} bytes`,
          'Check where the file comes from: no record is that long.',
        )
      }
      const text = decode(readFileSync(handle))
      return text === undefined
        ? refuse('bytes that are not UTF-8', 'UTF-8 text', 'Save the file as UTF-8.')
        : { text, findings: [] }
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return refuse('no such file', 'a file', 'Add the file.')
    throw error
  }
}

function leadsInside(root: string, path: string): boolean {
  return realpathSync.native(path).startsWith(`${realpathSync.native(root)}${sep}`)
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Decide whether an error is a system error with this code, such as `ENOENT`. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
