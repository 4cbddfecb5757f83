// Actions in; the same by service, the services with the most first, and by access level out.

import { byLevel, weightiestLevel } from '../../core/access/matrix.ts'
import { type KnownAction, servicePrefix } from '../../core/actions/action.ts'
import { groupBy } from '../../core/group-by.ts'
import type { Site } from '../../site/site.ts'
import { countOf } from '../words/words.ts'
import { levelOrder } from './action-levels.ts'

export interface LevelRow<T> {
  readonly name: string
  /** Absent for the row of the smaller services. */
  readonly prefix?: string
  /** One for each column. */
  readonly cells: readonly (readonly T[])[]
}

export interface LevelTable<T> {
  /** Access levels, the weightiest first. */
  readonly columns: readonly string[]
  /** Services, those with the most first; what is beyond a few stands in one last row. */
  readonly rows: readonly LevelRow<T>[]
}

const mostRows = 6

/** Sort actions into a table; one of two levels, such as `Tagging, Write`, counts for the weightier. */
export function toLevelTable<T extends KnownAction>(
  site: Pick<Site, 'serviceNames'>,
  actions: readonly T[],
): LevelTable<T> {
  const columns = [
    ...new Set([...levelOrder, ...actions.map(({ facts }) => weightiestLevel(facts))]),
  ].toSorted(byLevel)
  const toCells = (some: readonly T[]) => {
    const byColumn = groupBy(some, ({ facts }) => weightiestLevel(facts))
    return columns.map((level) => byColumn.get(level) ?? [])
  }
  const services = [...groupBy(actions, ({ name }) => servicePrefix(name))]
    .map(([prefix, ofService]) => ({
      prefix,
      name: site.serviceNames.get(prefix) ?? prefix,
      actions: ofService,
    }))
    .sort((a, b) => b.actions.length - a.actions.length || (a.name < b.name ? -1 : 1))
  const shown = services.length <= mostRows + 1 ? services : services.slice(0, mostRows)
  const rest = services.slice(shown.length)
  const rows = shown.map(({ prefix, name, actions: ofService }) => ({
    prefix,
    name,
    cells: toCells(ofService),
  }))
  if (rest.length === 0) return { columns, rows }
  const restRow = {
    name: countOf(rest.length, 'more service'),
    cells: toCells(rest.flatMap((service) => service.actions)),
  }
  return { columns, rows: [...rows, restRow] }
}

/** Say in five steps how large a count is: 1, up to 9, up to 49, up to 199, more. */
export function sizeOf(count: number): number {
  return 1 + [1, 9, 49, 199].filter((most) => count > most).length
}
