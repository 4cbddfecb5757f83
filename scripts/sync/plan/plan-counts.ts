// Plans the counts of the action snapshot's facts, and refuses a snapshot that lost too many of them.
import type { Snapshot } from '../../../src/core/actions/action.ts'
import { countFacts, factKinds } from '../../../src/core/actions/fact-kinds.ts'
import { type FactLoss, findLosses, isAccepted, nameLoss } from '../../../src/core/actions/find-losses.ts'
import { addRecordedFacts, toRecorded } from '../../../src/core/actions/recorded-facts.ts'
import { countsFile, describeLoss } from '../../../src/core/content/check-snapshot-losses.ts'
import { formatFaults, toFault } from '../../../src/core/json/fault.ts'
import type { AcceptedLoss, ReferenceCountsRecord } from '../../../src/core/records/reference-counts.ts'
import type { Content } from '../../../src/data/records.ts'
import type { Write } from './write.ts'

export interface CountsPlan {
  readonly writes: readonly Write[]
  /** What was lost and is accepted with this plan. */
  readonly accepted: readonly AcceptedLoss[]
}

/** What a folder has recorded, or for a new folder the repository. */
interface Counted
  extends Pick<Content, 'firstSeen' | 'dependentActions' | 'permissionOnly' | 'referenceCounts'> {}

/** Plan the counts of a snapshot. Throws if it lost too much, or if a name in `names` is not that of a loss. */
export function planCounts(
  content: Counted,
  snapshot: Snapshot,
  names: readonly string[],
  isNew = false,
): CountsPlan {
  const { referenceCounts: record } = content
  const counts = countFacts(snapshot, addRecordedFacts(snapshot, toRecorded(content)))
  const losses = record === undefined ? [] : findLosses(record.counts, counts)
  assertNamesMeant(names, losses)
  const refused = losses.filter((loss) => !isAccepted(loss, names))
  if (record !== undefined && refused.length > 0) {
    const faults = refused.map((loss) => toFault(describeLoss(loss, record, snapshot.name)))
    throw new Error(`the action snapshot lost facts\n\n${formatFaults(faults)}`)
  }
  const accepted = losses.map((loss) => toAccepted(loss, snapshot))
  const { name, takenAt } = snapshot
  const next: ReferenceCountsRecord = {
    snapshot: name,
    takenAt,
    counts: Object.fromEntries(Object.entries(counts).map(([field, byService]) => [field, { ...byService }])),
    accepted: [...(record?.accepted ?? []), ...accepted],
  }
  const isSame = !isNew && JSON.stringify(next) === JSON.stringify(record)
  return { writes: isSame ? [] : [{ file: countsFile, value: next }], accepted }
}

function assertNamesMeant(names: readonly string[], losses: readonly FactLoss[]): void {
  for (const name of names) {
    if (losses.some((loss) => isAccepted(loss, [name]))) continue
    const fields = factKinds.map(({ field }) => field)
    if (!fields.includes(name.replace(/:.*/, ''))) {
      throw new Error(`--accept-loss ${name}: expected one of ${fields.join(', ')}, perhaps with :SERVICE`)
    }
    const lost = losses.map(nameLoss).join(', ') || 'nothing'
    throw new Error(`--accept-loss ${name}: the snapshot did not lose that; it lost ${lost}`)
  }
}

function toAccepted({ field, service, before, after }: FactLoss, { name, takenAt }: Snapshot): AcceptedLoss {
  const day = takenAt.slice(0, 10)
  return { field, ...(service !== undefined && { service }), day, snapshot: name, before, after }
}
