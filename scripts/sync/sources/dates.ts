// Parses a table of version dates into a lookup by policy and version.

import { versionId } from '../../../src/core/records/parts.ts'
import { versionRecord } from '../../../src/core/records/record.ts'
import type { DatedBy } from './upstream.ts'

export type DateLookup = (policy: string, version: string) => DatedBy | undefined

const header = ['policy', 'version', 'created', 'sources']

/**
 * Parse a table of dates: tab-separated, with the header `policy version created sources` and sources joined by `+`.
 * A row without a date is ignored. Throws an error that names the line if a row is invalid.
 */
export function parseDates(text: string, file: string): DateLookup {
  const [first = '', ...rows] = text.split(/\r?\n/)
  if (first !== header.join('\t')) {
    throw new Error(
      `${file}:1: expected the header ${header.join(', ')}, separated by tabs, but found ${first}`,
    )
  }
  const dates = new Map<string, DatedBy>()
  rows.forEach((row, index) => {
    const cells = row.split('\t')
    const [policy = '', version = '', created = '', sources = ''] = cells
    if (row === '' || (cells.length === header.length && created === '')) return
    const isSound =
      cells.length === header.length &&
      versionId.safeParse(version).success &&
      versionRecord.shape.created.safeParse(created).success &&
      sources !== ''
    if (!isSound) {
      throw new Error(
        `${file}:${index + 2}: expected a policy, a version, a UTC date and time, and sources, but found ${row}`,
      )
    }
    dates.set(`${policy} ${version}`, { created, sources: sources.split('+') })
  })
  return (policy, version) => dates.get(`${policy} ${version}`)
}

/** A lookup that knows no dates. */
export const noDates: DateLookup = () => undefined
