// All policies, or all versions of one policy, in; what their permission matrix shows out.

import { byLevel, gatherColumns, type MatrixRow } from '../../core/access/matrix.ts'
import { servicePrefix } from '../../core/actions/action.ts'
import { groupBy } from '../../core/group-by.ts'
import type { PolicyModel } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { mostListed } from '../access/action-levels.ts'
import { countOf } from '../words/words.ts'
import { type ColumnHead, toPolicyHead, toVersionsHead } from './matrix-columns.ts'
import { type Matrix, type MatrixColumn, toPoliciesMatrix, toVersionsMatrix } from './matrix-rows.ts'
import { numberScopes, type ScopeView } from './matrix-scopes.ts'
import {
  type CountView,
  groupLevels,
  levelId,
  type ServiceRows,
  type ServiceTable,
  toCounts,
  toServiceTable,
} from './matrix-table.ts'

/** How many actions each column treats in which way, by service and access level. */
export interface MatrixSummary {
  readonly columns: readonly ColumnHead[]
  readonly services: readonly {
    readonly prefix: string
    readonly name: string
    readonly levels: readonly {
      readonly level: string
      readonly count: number
      /** To the rows that are counted, where they are listed. */
      readonly href?: string
      readonly counts: readonly (readonly CountView[])[]
    }[]
  }[]
}

export interface MatrixView {
  readonly href: string
  readonly csvHref: string
  /** `718 actions of 26 services`. */
  readonly sizeText: string
  readonly rowCount: number
  /** What a column is: `policy` or `version`. */
  readonly columnNoun: string
  /** What a reader can choose among, in the columns' order. */
  readonly columnIds: readonly string[]
  /** The access levels that occur, the weightiest first; an action of two levels counts for both. */
  readonly levels: readonly string[]
  readonly summary: MatrixSummary
  readonly services: readonly ServiceTable[]
  /** What the page leaves to the CSV, in a sentence; absent where it shows all. */
  readonly leftOut?: string
  /** True when the page is so short that nothing need be folded. */
  readonly isUnfolded: boolean
  readonly scopes: readonly ScopeView[]
}

type Heads = (run: readonly MatrixColumn[]) => ColumnHead

/** Rows up to which every service stands open. */
const mostUnfolded = 60

/** Make the view of the matrix of all policies: the newest version of each. */
export function toMatrixView(site: Site): MatrixView {
  const matrix = toPoliciesMatrix(site)
  return {
    href: site.urls.matrix,
    csvHref: site.urls.matrixCsv,
    columnNoun: 'policy',
    ...toTables(site, matrix, false, (run) => toPolicyHead(site, run)),
  }
}

/** Make the view of one policy's matrix: versions that treat a service alike share a column of its table. */
export function toPolicyMatrixView(site: Site, policy: PolicyModel): MatrixView {
  const whole = toVersionsMatrix(site, policy)
  const { matrix, leftOut } = fitToPage(whole)
  return {
    href: site.urls.policyMatrix(policy.name),
    csvHref: site.urls.policyMatrixCsv(policy.name),
    columnNoun: 'version',
    ...toTables(site, matrix, true, (run) => toVersionsHead(site, run)),
    ...(leftOut !== undefined && { leftOut }),
  }
}

/** A page holds so many cells; of more, the newest versions are shown. */
const mostCells = 40_000

function fitToPage(whole: Matrix): { readonly matrix: Matrix; readonly leftOut?: string } {
  const { columns, rows } = whole
  const fitting = Math.max(2, Math.floor(mostCells / rows.length))
  const sentences = [
    ...(columns.length > fitting
      ? [`The page shows the newest ${fitting} of ${columns.length} versions.`]
      : []),
    ...(rows.length > mostListed ? ['It counts actions by service and access level.'] : []),
  ]
  if (sentences.length === 0) return { matrix: whole }
  const matrix = {
    columns: columns.slice(0, fitting),
    rows: rows.map((row) => ({ ...row, outcomes: row.outcomes.slice(0, fitting) })),
  }
  return { matrix, leftOut: `${sentences.join(' ')} The CSV has every version and every action.` }
}

function toTables(
  site: Site,
  { columns, rows }: Matrix,
  gathers: boolean,
  toHead: Heads,
): Omit<MatrixView, 'href' | 'csvHref' | 'columnNoun'> {
  const gather = (some: readonly MatrixRow[]) =>
    gathers ? gatherColumns(some, columns.length) : columns.map((_, i) => [i])
  const headsOf = (runs: readonly (readonly number[])[]) =>
    runs.map((run) => toHead(columns.filter((_, i) => run.includes(i))))
  const services = [...groupBy(rows, ({ name }) => servicePrefix(name))].map(([prefix, ofService]) => ({
    prefix,
    rows: ofService,
    runs: gather(ofService),
  }))
  const isListed = rows.length <= mostListed
  const scopes = numberScopes(site, isListed ? listCells(services, columns) : [])
  const summaryRuns = gather(rows)
  return {
    sizeText: `${countOf(rows.length, 'action')} of ${countOf(services.length, 'service')}`,
    rowCount: rows.length,
    columnIds: columns.map(({ id }) => id),
    levels: listLevels(rows),
    summary: { columns: headsOf(summaryRuns), services: summarize(site, services, summaryRuns, isListed) },
    services: isListed
      ? services.map((service) => toServiceTable(site, service, columns, headsOf(service.runs), scopes))
      : [],
    isUnfolded: rows.length <= mostUnfolded,
    scopes: [...scopes.values()],
  }
}

/** Walk the scoped cells as the page shows them, so that scopes are numbered down the page. */
function* listCells(services: readonly ServiceRows[], columns: readonly MatrixColumn[]) {
  for (const { rows, runs } of services) {
    for (const { outcomes } of groupLevels(rows).flatMap(([, ofLevel]) => ofLevel)) {
      for (const [first = 0] of runs) {
        const [outcome, column] = [outcomes[first], columns[first]]
        if (outcome && column) yield [outcome, column] as const
      }
    }
  }
}

function listLevels(rows: readonly MatrixRow[]): readonly string[] {
  const words = rows.flatMap(({ facts, level }) => [level, ...(facts?.accessLevel.split(', ') ?? [])])
  return [...new Set(words)].sort(byLevel)
}

function summarize(
  site: Site,
  services: readonly ServiceRows[],
  runs: readonly (readonly number[])[],
  isListed: boolean,
): MatrixSummary['services'] {
  return services.map(({ prefix, rows }) => ({
    prefix,
    name: site.serviceNames.get(prefix) ?? prefix,
    levels: groupLevels(rows).map(([level, ofLevel]) => ({
      level,
      count: ofLevel.length,
      ...(isListed && { href: `#${levelId(prefix, level)}` }),
      counts: runs.map(([first = 0]) => toCounts(ofLevel, first)),
    })),
  }))
}
