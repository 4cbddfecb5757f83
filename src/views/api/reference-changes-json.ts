// Builds /api/v1/reference-changes.json: what AWS changed in its reference, and whose access that moved.
import type { ChangedField } from '../../core/records/reference-changes.ts'
import type { ActionDay } from '../../core/reference/action-days.ts'
import type { PolicyMove } from '../../core/reference/find-moves.ts'
import type { ActionChange } from '../../core/reference/type-keys.ts'
import type { Site } from '../../site/site.ts'
import { type RequestJson, toRequests } from '../changes/evidence.ts'

export interface MoveJson {
  readonly policy: string
  readonly version: string
  readonly kind: PolicyMove['kind']
  /** Possible and allowed since the change. */
  readonly nowAllowed?: RequestJson
  /** Possible and allowed until the change. */
  readonly nowRefused?: RequestJson
}

export interface ReferenceChangeJson {
  readonly day: string
  readonly action: string
  readonly field: ChangedField
  readonly removed: readonly string[]
  readonly added: readonly string[]
  /** Of condition keys that the action takes because a resource type came to list them: the type. */
  readonly resourceType?: string
  readonly moved?: readonly MoveJson[]
  /** Policies for which nothing is claimed. */
  readonly undecided?: readonly string[]
}

/** List every change, newest first. */
export function toReferenceChangesJson(site: Site): readonly ReferenceChangeJson[] {
  return site.reference.days().flatMap((day) => day.rows.map((row) => toRow(site, day, row)))
}

function toRow(
  site: Site,
  day: ActionDay,
  { action, field, removed = [], added = [], resourceType }: ActionChange,
): ReferenceChangeJson {
  const row = {
    day: day.day,
    action,
    field,
    removed,
    added,
    ...(resourceType !== undefined && { resourceType }),
  }
  // A level says nothing about requests.
  if (field === 'access-level') return row
  const { moved, undecided } = site.reference.movesOf(day)
  return {
    ...row,
    ...(moved.length > 0 && { moved: moved.map((move) => toMove(action, move)) }),
    ...(undecided.length > 0 && { undecided }),
  }
}

function toMove(action: string, move: PolicyMove): MoveJson {
  const { policy, version, kind } = move
  return { policy, version, kind, ...toRequests({ ...move, name: action }) }
}
