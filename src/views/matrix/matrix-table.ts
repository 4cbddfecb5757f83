// Makes the matrix table of one service, grouped by access level.
import { type Outcome, type Status, statuses } from '../../core/access/grant.ts'
import {
  byLevel,
  countColumn,
  decidingStatement,
  type MatrixRow,
  outcomeMeaning,
} from '../../core/access/matrix.ts'
import { linkAction } from '../../site/action-pages.ts'
import type { Site } from '../../site/site.ts'
import { toStatementRef } from '../access/grant-view.ts'
import { splitName } from '../words/names.ts'
import { describeClasses } from '../words/risk-view.ts'
import type { ColumnHead } from './matrix-columns.ts'
import type { MatrixColumn } from './matrix-rows.ts'
import type { Scopes, ScopeView } from './matrix-scopes.ts'

/** How many actions have one status in a column; statuses that do not occur are omitted. */
export interface CountView {
  readonly status: Status
  readonly text: string
}

export interface CellView {
  readonly status: Status
  /** The statement that decides the status. */
  readonly href: string
  readonly scope?: Pick<ScopeView, 'id' | 'text' | 'label'>
}

export interface RowView {
  /** Without the service prefix. */
  readonly name: string
  /** The name in pieces; a line may break between them. */
  readonly pieces: readonly string[]
  /** The action's page; absent if it has none. */
  readonly href?: string
  /** AWS's access levels, if there are more than the one that the row is listed under. */
  readonly levels?: string
  readonly unknown: boolean
  /** Risk classes in words; empty if no risk is recorded. */
  readonly risks: readonly string[]
  /** One for each column; undefined if nothing in it allows the action. */
  readonly cells: readonly (CellView | undefined)[]
}

export interface LevelView {
  readonly id: string
  readonly level: string
  readonly count: number
  /** One list for each column. */
  readonly counts: readonly (readonly CountView[])[]
  readonly rows: readonly RowView[]
}

export interface ServiceTable {
  readonly id: string
  readonly prefix: string
  readonly name: string
  readonly count: number
  readonly columns: readonly ColumnHead[]
  readonly levels: readonly LevelView[]
}

/** What a table shows, before it is formatted. */
export interface ServiceRows {
  readonly prefix: string
  readonly rows: readonly MatrixRow[]
  /** For each column of this table, the matrix columns that share it. */
  readonly runs: readonly (readonly number[])[]
}

/** Make the table of one service. A column that represents several versions links to the newest of them. */
export function toServiceTable(
  site: Site,
  { prefix, rows, runs }: ServiceRows,
  columns: readonly MatrixColumn[],
  heads: readonly ColumnHead[],
  scopes: Scopes,
): ServiceTable {
  const firsts = runs.map(([first = 0]) => first)
  const id = `service-${prefix}`
  return {
    id,
    prefix,
    name: site.serviceNames.get(prefix) ?? prefix,
    count: rows.length,
    columns: heads,
    levels: groupLevels(rows).map(([level, ofLevel]) => ({
      id: levelId(prefix, level),
      level,
      count: ofLevel.length,
      counts: firsts.map((column) => toCounts(ofLevel, column)),
      rows: ofLevel.map((row) => ({
        name: row.name.slice(prefix.length + 1),
        pieces: splitName(row.name.slice(prefix.length + 1)),
        ...linkRow(site, row),
        ...(row.facts && row.facts.accessLevel !== level && { levels: row.facts.accessLevel }),
        unknown: row.facts === undefined,
        risks: describeClasses(site, row.name),
        cells: firsts.map((column) => toCell(site, row.outcomes[column], columns[column], scopes)),
      })),
    })),
  }
}

/** Link to the action's page, which may spell the name of an unlisted action in another way. */
function linkRow(site: Site, { name }: MatrixRow): { readonly href?: string } {
  const href = linkAction(site, name)
  return href === undefined ? {} : { href }
}

/** Return the URL fragment of one service's rows of one access level. */
export function levelId(prefix: string, level: string): string {
  return `service-${prefix}-${level.toLowerCase().replaceAll(' ', '-')}`
}

/** Group rows by access level, the most powerful first. */
export function groupLevels(
  rows: readonly MatrixRow[],
): readonly (readonly [string, readonly MatrixRow[]])[] {
  return [...Map.groupBy(rows, ({ level }) => level)].sort(([a], [b]) => byLevel(a, b))
}

/** Count the statuses of some rows in one column: `3 full`, `1 denied`. */
export function toCounts(rows: readonly MatrixRow[], column: number): readonly CountView[] {
  const counts = countColumn(rows, column)
  return statuses.flatMap((status) =>
    counts[status] === 0 ? [] : [{ status, text: `${counts[status]} ${status}` }],
  )
}

function toCell(
  site: Site,
  outcome: Outcome | undefined,
  column: MatrixColumn | undefined,
  scopes: Scopes,
): CellView | undefined {
  if (outcome === undefined || column === undefined) return undefined
  const scope = outcome.status === 'scoped' ? scopes.get(outcomeMeaning(outcome)) : undefined
  const { href } = toStatementRef(site, column.version, decidingStatement(outcome) ?? 0)
  return { status: outcome.status, href, ...(scope && { scope }) }
}
