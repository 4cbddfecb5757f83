// Counts the actions that a version grants, by service and access level.

import type { ActionAccess } from '../../core/access/access.ts'
import { isGranted } from '../../core/access/grant.ts'
import type { Site } from '../../site/site.ts'
import { countStatuses } from './access-view.ts'
import { sizeOf, toLevelTable } from './level-table.ts'

export interface AccessCell {
  /** Granted actions, full and scoped. */
  readonly count: number
  readonly size: number
  /** How many of them are scoped: `scoped` if all are, otherwise a count such as `3 scoped`; absent if none are. */
  readonly scoped?: string
}

export interface AccessRow {
  readonly name: string
  /** Link to what the version grants in the service, on the same page. */
  readonly href?: string
  /** One for each column; undefined if nothing is granted. */
  readonly cells: readonly (AccessCell | undefined)[]
}

export interface AccessPicture {
  /** Access levels, the most powerful first. */
  readonly columns: readonly string[]
  /** Services, those with the most granted actions first; the last row combines the smaller ones. */
  readonly rows: readonly AccessRow[]
  readonly hasScoped: boolean
}

/** Count granted actions by service and access level; undefined if none are granted. */
export function toAccessPicture(
  site: Pick<Site, 'serviceNames'>,
  actions: Iterable<ActionAccess>,
): AccessPicture | undefined {
  const granted = [...actions].filter(({ outcome }) => isGranted(outcome))
  if (granted.length === 0) return undefined
  const { columns, rows } = toLevelTable(site, granted)
  return {
    columns,
    rows: rows.map(({ prefix, name, cells }) => ({
      name,
      ...(prefix !== undefined && { href: `#service-${prefix}` }),
      cells: cells.map(toCell),
    })),
    hasScoped: granted.some(({ outcome }) => outcome.status === 'scoped'),
  }
}

function toCell(actions: readonly ActionAccess[]): AccessCell | undefined {
  const count = actions.length
  if (count === 0) return undefined
  const { scoped } = countStatuses(actions)
  return {
    count,
    size: sizeOf(count),
    ...(scoped > 0 && { scoped: scoped === count ? 'scoped' : `${scoped} scoped` }),
  }
}
