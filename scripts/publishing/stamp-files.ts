// Dates files by their contents, so that a server that makes ETags of dates keeps them when the same bytes are deployed.
import { hash } from 'node:crypto'
import { readFileSync, utimesSync } from 'node:fs'
import { join } from 'node:path'

/** The range of the dates: 30 years from 1990 on, so that none of them is in the future. */
const [from, seconds] = [Date.UTC(1990) / 1000, 30 * 365 * 86_400]

/** Derive a date from bytes, in seconds since 1970: the same bytes have the same date, others nearly always another. */
export function dateBytes(bytes: Uint8Array): number {
  return from + (hash('sha256', bytes, 'buffer').readUIntBE(0, 6) % seconds)
}

/** Set the modification date of files to that of their contents. */
export function stampFiles(dir: string, paths: readonly string[]): void {
  for (const path of paths) {
    const file = join(dir, path)
    const date = dateBytes(readFileSync(file))
    utimesSync(file, date, date)
  }
}
