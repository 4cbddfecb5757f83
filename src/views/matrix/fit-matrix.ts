// Limits the matrix of a policy's versions to what fits a page.
import { mostListed } from '../access/action-levels.ts'
import type { GrantView } from '../access/grant-view.ts'
import type { Matrix } from './matrix-rows.ts'
import type { ScopeView } from './matrix-scopes.ts'
import type { ServiceTable } from './matrix-table.ts'

/** The part of a matrix that a page shows. */
export interface PagePart<Tables> {
  readonly tables: Tables
  /** What only the CSV has, in sentences; absent if the page shows everything. */
  readonly leftOut?: string
}

/** Makes the tables of a matrix, with its actions listed or counted. */
export type ToTables<Tables> = (matrix: Matrix, isListed: boolean) => Tables

/** What is weighed and counted of the tables. */
interface Weighed {
  readonly summary: { readonly columns: readonly unknown[] }
  readonly services: readonly ServiceTable[]
  readonly scopes: readonly ScopeView[]
}

/** The most cells that are counted on a page; beyond that, it shows only the newest versions. */
const mostCells = 40_000

/** About how many bytes of a compressed page a row, a cell, a scope, and a line of a scope add. */
const bytesOf = { row: 12, cell: 3, scope: 80, line: 14 }

/** The most bytes of tables and scopes on a page. Its frame, its summary, styles and scripts take about as much again. */
const mostBytes = 19_800

/** With fewer versions, or fewer columns of versions that are alike, there is nothing to compare. */
const fewestCompared = 2

/**
 * Make the tables that fit a page: of all versions or else of as many of the newest as fit, with every action that
 * their Allow statements match. If not even two versions that differ fit, or there are too many actions to list, the actions are counted.
 */
export function fitToPage<Tables extends Weighed>(
  whole: Matrix,
  toTables: ToTables<Tables>,
): PagePart<Tables> {
  return (whole.rows.length <= mostListed && listFitting(whole, toTables)) || countFitting(whole, toTables)
}

function listFitting<Tables extends Weighed>(
  whole: Matrix,
  toTables: ToTables<Tables>,
): PagePart<Tables> | undefined {
  const listNewest = (count: number) => toTables(takeNewest(whole, count), true)
  const fits = (tables: Tables) => weighTables(tables) <= mostBytes
  const all = whole.columns.length
  const everything = toTables(whole, true)
  if (fits(everything)) return { tables: everything }
  // More versions never weigh less, so halving finds the most that fit.
  let [most, tooMany] = [fewestCompared - 1, all]
  let tables: Tables | undefined
  while (tooMany - most > 1) {
    const count = Math.floor((most + tooMany) / 2)
    const tried = listNewest(count)
    if (fits(tried)) [most, tables] = [count, tried]
    else tooMany = count
  }
  if (tables === undefined || tables.summary.columns.length < fewestCompared) return undefined
  return { tables, leftOut: describeNewest(most, all, true) }
}

function countFitting<Tables>(whole: Matrix, toTables: ToTables<Tables>): PagePart<Tables> {
  const all = whole.columns.length
  const count = Math.max(fewestCompared, Math.floor(mostCells / whole.rows.length))
  return {
    tables: toTables(takeNewest(whole, count), false),
    leftOut: `${all > count ? `${describeNewest(count, all, false)} ` : ''}Actions are counted by service and access level, not listed.`,
  }
}

function describeNewest(count: number, all: number, isListed: boolean): string {
  const actions = isListed ? ', with the actions that their Allow statements match' : ''
  return `The page shows only the newest ${count} of ${all} versions${actions}.`
}

/** Take the newest versions, and only the rows of what their Allow statements match. */
function takeNewest({ columns, rows }: Matrix, count: number): Matrix {
  if (count >= columns.length) return { columns, rows }
  return {
    columns: columns.slice(0, count),
    rows: rows
      .map((row) => ({ ...row, outcomes: row.outcomes.slice(0, count) }))
      .filter(({ outcomes }) => outcomes.some((outcome) => outcome !== undefined)),
  }
}

/** Estimate what gzip leaves of tables and scopes: repeated texts next to nothing, and so a few bytes for each part. */
function weighTables({ services, scopes }: Weighed): number {
  const rows = services.flatMap(({ levels }) => levels.flatMap((level) => level.rows))
  const cells = rows.flatMap((row) => row.cells.filter((cell) => cell !== undefined))
  const lines = scopes.flatMap(({ grants }) => grants).map(countLines)
  return (
    rows.length * bytesOf.row +
    cells.length * bytesOf.cell +
    scopes.length * bytesOf.scope +
    lines.reduce((sum, count) => sum + count, 0) * bytesOf.line
  )
}

/** Count the lines of a grant: its resources, its conditions and its statement. */
function countLines({ resources, conditions }: GrantView): number {
  return resources.length + conditions.length + 1
}
