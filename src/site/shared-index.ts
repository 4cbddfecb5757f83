// Indexes a snapshot's actions with what a catalog records about them, once for all sites with the same records.
import type { Snapshot } from '../core/actions/action.ts'
import { type ActionIndex, indexActions } from '../core/actions/action-index.ts'
import { addRecordedFacts, toRecorded } from '../core/actions/recorded-facts.ts'
import { renameServices } from '../core/actions/service-notes.ts'
import type { FirstSeenRecord, SiteSettings } from '../core/records/record.ts'
import type { ReferenceFacts } from '../core/records/reference-facts.ts'

export interface IndexInput extends ReferenceFacts {
  readonly settings: Pick<SiteSettings, 'services'>
  readonly firstSeen: Pick<FirstSeenRecord, 'actions'>
}

interface Indexed {
  /** The records that the index depends on. */
  readonly records: readonly unknown[]
  readonly index: ActionIndex
}

const newest = new WeakMap<Snapshot, Indexed>()

/** Index the actions of a snapshot under a catalog's names for services. Records never change, so equal ones are shared. */
export function indexForSite(snapshot: Snapshot, content: IndexInput): ActionIndex {
  const { settings, firstSeen, dependentActions, permissionOnly } = content
  const records = [settings.services, firstSeen.actions, dependentActions, permissionOnly]
  const known = newest.get(snapshot)
  if (known?.records.every((record, i) => record === records[i])) return known.index
  const named = renameServices(snapshot, settings.services ?? [])
  const index = indexActions(addRecordedFacts(named, toRecorded(content)))
  newest.set(snapshot, { records, index })
  return index
}
