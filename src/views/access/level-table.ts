// Arranges actions in a table by service and access level, the services with the most actions first.

import { byLevel, weightiestLevel } from '../../core/access/matrix.ts'
import { type KnownAction, servicePrefix } from '../../core/actions/action.ts'
import type { Site } from '../../site/site.ts'
import { countOf } from '../words/words.ts'
import { levelOrder } from './action-levels.ts'

export interface LevelRow<T> {
  readonly name: string
  /** Absent for the row that combines the smaller services. */
  readonly prefix?: string
  /** One for each column. */
  readonly cells: readonly (readonly T[])[]
}

export interface LevelTable<T> {
  /** Access levels, the most powerful first. */
  readonly columns: readonly string[]
  /** Services, those with the most actions first; the last row combines the smaller ones. */
  readonly rows: readonly LevelRow<T>[]
}

const mostRows = 6

/** Arrange actions in a table. One of two levels, such as `Tagging, Write`, counts under the more powerful one. */
export function toLevelTable<T extends KnownAction>(
  site: Pick<Site, 'serviceNames'>,
  actions: readonly T[],
): LevelTable<T> {
  const columns = [
    ...new Set([...levelOrder, ...actions.map(({ facts }) => weightiestLevel(facts))]),
  ].toSorted(byLevel)
  const toCells = (some: readonly T[]) => {
    const byColumn = Map.groupBy(some, ({ facts }) => weightiestLevel(facts))
    return columns.map((level) => byColumn.get(level) ?? [])
  }
  const services = [...Map.groupBy(actions, ({ name }) => servicePrefix(name))]
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

/** Rate the size of a count from 1 to 5: up to 1, up to 9, up to 49, up to 199, more. */
export function sizeOf(count: number): number {
  return 1 + [1, 9, 49, 199].filter((most) => count > most).length
}
