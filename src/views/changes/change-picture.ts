// The changes between two versions in; how many there are of each kind, by service and access level, out.

import { byLevel, weightiestLevel } from '../../core/access/matrix.ts'
import type { Change, ChangeKind } from '../../core/changes/compare.ts'
import { groupBy } from '../../core/group-by.ts'
import type { Site } from '../../site/site.ts'
import { sizeOf, toLevelTable } from '../access/level-table.ts'
import { changeLabels } from '../words/change-words.ts'

/** So many actions changed in one way. */
export interface PictureCount {
  readonly kind: ChangeKind
  readonly sign: string
  readonly count: number
  readonly size: number
}

export interface PictureRow {
  readonly name: string
  /** One for each column; empty where nothing changed. */
  readonly cells: readonly (readonly PictureCount[])[]
}

export interface ChangePicture {
  /** Access levels, the weightiest first. */
  readonly columns: readonly string[]
  /** Services, the most changed first; what is beyond a few stands in one last row. */
  readonly rows: readonly PictureRow[]
  /** What the signs that occur mean. */
  readonly signs: readonly { readonly kind: ChangeKind; readonly sign: string }[]
}

/** Count changes by service and access level; nothing when there are none. */
export function toChangePicture(
  site: Pick<Site, 'serviceNames'>,
  changes: readonly Change[],
): ChangePicture | undefined {
  if (changes.length === 0) return undefined
  const { columns, rows } = toLevelTable(site, changes)
  return {
    columns,
    rows: rows.map(({ name, cells }) => ({ name, cells: cells.map(countKinds) })),
    signs: countKinds(changes).map(({ kind, sign }) => ({ kind, sign })),
  }
}

/** Say how many of the changed actions have which access level, the weightiest first. */
export function describeLevels(changes: readonly Change[]): string {
  return [...groupBy(changes, ({ facts }) => weightiestLevel(facts))]
    .sort(([a], [b]) => byLevel(a, b))
    .map(([level, ofLevel]) => `${ofLevel.length.toLocaleString('en')} ${level}`)
    .join(', ')
}

function countKinds(changes: readonly Change[]): readonly PictureCount[] {
  return changeLabels.flatMap(({ kind, sign }) => {
    const count = changes.filter((change) => change.kind === kind).length
    return count === 0 ? [] : [{ kind, sign, count, size: sizeOf(count) }]
  })
}
