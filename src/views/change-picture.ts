// The changes between two versions in; how many there are of each kind, by service and access level, out.
import { servicePrefix } from '../core/catalogue.ts'
import type { Change, ChangeKind } from '../core/compare.ts'
import { groupBy } from '../core/group-by.ts'
import { levelOrder } from './action-levels.ts'
import { changeLabels } from './change-words.ts'
import type { Site } from './site.ts'
import { countOf } from './words.ts'

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

const mostRows = 6
const unknownLevel = 'Not in the snapshot'

/** Count changes by service and access level; nothing when there are none. */
export function toChangePicture(
  site: Pick<Site, 'serviceNames'>,
  changes: readonly Change[],
): ChangePicture | undefined {
  if (changes.length === 0) return undefined
  const columns = changes.some((change) => levelOf(change) === unknownLevel)
    ? [...levelOrder, unknownLevel]
    : levelOrder
  const services = [...groupBy(changes, ({ name }) => servicePrefix(name))]
    .map(([prefix, ofService]) => ({ name: site.serviceNames.get(prefix) ?? prefix, changes: ofService }))
    .sort((a, b) => b.changes.length - a.changes.length || (a.name < b.name ? -1 : 1))
  const shown = services.length <= mostRows + 1 ? services : services.slice(0, mostRows)
  const rest = services.slice(shown.length)
  const rows =
    rest.length === 0
      ? shown
      : [
          ...shown,
          { name: countOf(rest.length, 'more service'), changes: rest.flatMap((service) => service.changes) },
        ]
  return {
    columns,
    rows: rows.map((row) => ({
      name: row.name,
      cells: columns.map((level) => countKinds(row.changes.filter((change) => levelOf(change) === level))),
    })),
    signs: countKinds(changes).map(({ kind, sign }) => ({ kind, sign })),
  }
}

/** AWS gives some actions two levels, such as `Tagging, Write`; the weightier one counts. */
function levelOf({ facts }: Change): string {
  return levelOrder.find((level) => facts?.accessLevel.startsWith(level)) ?? unknownLevel
}

function countKinds(changes: readonly Change[]): readonly PictureCount[] {
  return changeLabels.flatMap(({ kind, sign }) => {
    const count = changes.filter((change) => change.kind === kind).length
    return count === 0 ? [] : [{ kind, sign, count, size: sizeOf(count) }]
  })
}

/** Say in five steps how large a count is: 1, up to 9, up to 49, up to 199, more. */
export function sizeOf(count: number): number {
  return 1 + [1, 9, 49, 199].filter((most) => count > most).length
}
