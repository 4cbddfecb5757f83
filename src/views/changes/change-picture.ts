// Counts the changes between two versions by kind, service and access level.

import { byLevel, weightiestLevel } from '../../core/access/matrix.ts'
import type { Change, ChangeKind } from '../../core/changes/compare.ts'
import type { Site } from '../../site/site.ts'
import { sizeOf, toLevelTable } from '../access/level-table.ts'
import { changeLabels } from '../words/change-words.ts'

/** How many actions changed in one way. */
export interface PictureCount {
  readonly kind: ChangeKind
  readonly sign: string
  readonly count: number
  readonly size: number
}

export interface PictureRow {
  readonly name: string
  /** One for each column; empty if nothing changed. */
  readonly cells: readonly (readonly PictureCount[])[]
}

export interface ChangePicture {
  /** Access levels, the most powerful first. */
  readonly columns: readonly string[]
  /** Services, those with the most changes first; the last row combines the smaller ones. */
  readonly rows: readonly PictureRow[]
  /** The signs that occur, with the kinds of change they mean. */
  readonly signs: readonly { readonly kind: ChangeKind; readonly sign: string }[]
}

/** Count changes by service and access level; undefined if there are none. */
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

/** Count changed actions by access level, the most powerful first: `16 Write, 15 Read`. */
export function describeLevels(changes: readonly Change[]): string {
  return [...Map.groupBy(changes, ({ facts }) => weightiestLevel(facts))]
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
