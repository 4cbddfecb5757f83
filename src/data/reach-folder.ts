// Reads the records of content/reach/: the policies outside the catalog that reach its services.
import { join } from 'node:path'
import type { Filed } from '../core/content/content-folder.ts'
import { policyName } from '../core/records/parts.ts'
import { type ReachRecord, reachRecord } from '../core/records/reach.ts'
import { listFolder } from './content-files.ts'
import { type Reading, readRecord, report } from './record-file.ts'

/** Read every record of the folder, sorted by policy; a content folder may have none. */
export function readReach(reading: Reading): readonly Filed<ReachRecord>[] {
  const entries = listFolder(join(reading.root, 'reach')) ?? []
  const records = entries.map((entry) => readEntry(reading, entry))
  return records
    .filter((filed) => filed !== undefined)
    .sort((a, b) => (a.record.policy < b.record.policy ? -1 : 1))
}

function readEntry(reading: Reading, entry: string): Filed<ReachRecord> | undefined {
  const name = /^(.+)\.json$/.exec(entry)?.[1]
  const filed =
    name !== undefined && policyName.safeParse(name).success
      ? readRecord(reading, `reach/${entry}`, reachRecord)
      : undefined
  if (name === undefined || !policyName.safeParse(name).success) {
    report(reading, {
      file: `${reading.label}/reach/${entry}`,
      at: [],
      found: 'an unknown entry',
      expected: 'a file named after a policy, such as ReadOnlyAccess.json',
      tip: 'Remove it or correct its name.',
    })
  } else if (filed !== undefined && filed.record.policy !== name) {
    report(reading, {
      file: filed.file,
      at: ['policy'],
      found: JSON.stringify(filed.record.policy),
      expected: JSON.stringify(name),
      tip: 'Run `npm run sync`, which writes these records.',
    })
  }
  return filed
}
