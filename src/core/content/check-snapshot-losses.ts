// Describes what the action snapshot has lost since its facts were counted, as findings about the counts.
import { type FactCounts, factKinds } from '../actions/fact-kinds.ts'
import { type FactLoss, findLosses, nameLoss } from '../actions/find-losses.ts'
import type { Finding } from '../json/finding.ts'
import type { ReferenceCountsRecord } from '../records/reference-counts.ts'
import type { ContentFolder } from './content-folder.ts'

/** The file of the counts in a content folder. */
export const countsFile = 'reference-counts.json'

/** Compare a snapshot's counts with the recorded ones. Returns a finding for each loss that nobody accepted. */
export function checkSnapshotLosses(
  record: ReferenceCountsRecord,
  counts: FactCounts,
  snapshot: string,
): readonly Finding[] {
  return findLosses(record.counts, counts).map((loss) => describeLoss(loss, record, snapshot))
}

/** Describe one loss: what is gone, how much may be, and what to do. */
export function describeLoss(loss: FactLoss, record: ReferenceCountsRecord, snapshot: string): Finding {
  const { field, service, before, after, lost } = loss
  const share = `${((100 * lost) / before).toFixed(1)} % of them`
  const where = service === undefined ? '' : ` of ${service}`
  return {
    file: countsFile,
    at: ['counts', field, ...(service === undefined ? [] : [service])],
    found: `${after} ${field}${where} in ${snapshot}; ${lost} are gone, ${share}`,
    expected: `at most 5 % fewer than the ${before} in ${record.snapshot}`,
    tip: `Find out what changed in AWS’s reference or in the package. Keep the former version of the package, or accept the loss with npm run sync -- --accept-loss ${nameLoss(loss)}.`,
  }
}

/** Check that the record counts and accepts only kinds of facts that exist. */
export function assertCountedFields({ referenceCounts }: ContentFolder): readonly Finding[] {
  if (referenceCounts === undefined) return []
  const { file, record } = referenceCounts
  const fields = factKinds.map(({ field }) => field)
  const placed = [
    ...Object.keys(record.counts).map((field) => ({ field, at: ['counts', field] })),
    ...record.accepted.map(({ field }, i) => ({ field, at: ['accepted', i, 'field'] })),
  ]
  return placed
    .filter(({ field }) => !fields.includes(field))
    .map(({ field, at }) => ({
      file,
      at,
      found: JSON.stringify(field),
      expected: `one of ${fields.join(', ')}`,
      tip: 'Run npm run sync to count the facts again.',
    }))
}
