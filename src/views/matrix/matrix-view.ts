// Shows the permission matrix of all policies, or of all versions of one policy.

import { type Status, statuses } from '../../core/access/grant.ts'
import { byLevel, gatherColumns, type MatrixRow } from '../../core/access/matrix.ts'
import { servicePrefix } from '../../core/actions/action.ts'
import type { PolicyModel } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { mostListed } from '../access/action-levels.ts'
import { splitInTwo, splitName } from '../words/names.ts'
import { fitToPage } from './fit-matrix.ts'
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
import {
  describePolicies,
  describeSize,
  describeVersions,
  introducePolicies,
  introduceVersions,
} from './matrix-words.ts'

/** What each column does to how many actions, by service and access level. */
export interface MatrixSummary {
  readonly columns: readonly ColumnHead[]
  readonly services: readonly {
    readonly prefix: string
    readonly name: string
    readonly levels: readonly {
      readonly level: string
      readonly count: number
      /** Link to the counted rows, if the page lists them. */
      readonly href?: string
      readonly counts: readonly (readonly CountView[])[]
    }[]
  }[]
}

export interface MatrixView {
  readonly href: string
  readonly csvHref: string
  /** `718 actions in 26 services`. */
  readonly sizeText: string
  /** What the rows and columns are, and what has no row, in sentences. */
  readonly lead: string
  /** What the page is about, for search results. */
  readonly description: string
  readonly rowCount: number
  /** What a column represents: `policy` or `version`. */
  readonly columnNoun: string
  /** The columns that a reader can select, in order. */
  readonly columnIds: readonly string[]
  /** The access levels that occur, the most powerful first; an action of two levels counts for both. */
  readonly levels: readonly string[]
  /** The statuses that a cell can have. */
  readonly statuses: readonly Status[]
  readonly summary: MatrixSummary
  readonly services: readonly ServiceTable[]
  /** What the page leaves out and the CSV has, in sentences; absent if the page shows everything. */
  readonly leftOut?: string
  /** True if the page is short enough to show every service unfolded. */
  readonly isUnfolded: boolean
  readonly scopes: readonly ScopeView[]
  /** Policies outside the catalog that a reader can add as columns. */
  readonly others: readonly OtherColumn[]
}

/** A policy outside the catalog, with the file that has what its newest version grants. */
export interface OtherColumn {
  readonly name: string
  readonly pieces: readonly string[]
  /** The name in the two lines of a column's head. */
  readonly lines: readonly string[]
  readonly newest: string
  readonly href: string
  readonly jsonHref: string
}

type Heads = (run: readonly MatrixColumn[]) => ColumnHead

/** The most rows with which every service is unfolded. */
const mostUnfolded = 60

/** Show the matrix of all policies, with the newest version of each. */
export function toMatrixView(site: Site): MatrixView {
  const matrix = toPoliciesMatrix(site)
  return {
    href: site.urls.matrix,
    csvHref: site.urls.matrixCsv,
    sizeText: describeSize(matrix),
    lead: introducePolicies(site, matrix),
    description: describePolicies(site),
    columnNoun: 'policy',
    others: site.reach.policies.map(({ name, latest }) => ({
      name,
      pieces: splitName(name),
      lines: splitInTwo(name),
      newest: latest.id,
      href: site.urls.reachPolicy(name),
      jsonHref: site.urls.json.reachPolicy(name),
    })),
    ...toTables(site, matrix, { gathers: false, isListed: matrix.rows.length <= mostListed }, (run) =>
      toPolicyHead(site, run),
    ),
  }
}

/** Show the matrix of one policy. Versions that treat a service alike share a column of its table. */
export function toPolicyMatrixView(site: Site, policy: PolicyModel): MatrixView {
  const whole = toVersionsMatrix(site, policy)
  const { tables, leftOut } = fitToPage(whole, (matrix, isListed) =>
    toTables(site, matrix, { gathers: true, isListed }, (run) => toVersionsHead(site, run)),
  )
  return {
    href: site.urls.policyMatrix(policy.name),
    csvHref: site.urls.policyMatrixCsv(policy.name),
    sizeText: describeSize(whole),
    lead: introduceVersions(site, whole),
    description: describeVersions(policy, whole),
    columnNoun: 'version',
    others: [],
    ...tables,
    ...(leftOut !== undefined && { leftOut }),
  }
}

/** Whether columns that are alike share one, and whether actions are listed instead of counted. */
interface TablesOptions {
  readonly gathers: boolean
  readonly isListed: boolean
}

function toTables(
  site: Site,
  { columns, rows }: Matrix,
  { gathers, isListed }: TablesOptions,
  toHead: Heads,
): Omit<MatrixView, 'href' | 'csvHref' | 'sizeText' | 'lead' | 'description' | 'columnNoun' | 'others'> {
  const gather = (some: readonly MatrixRow[]) =>
    gathers ? gatherColumns(some, columns.length) : columns.map((_, i) => [i])
  const headsOf = (runs: readonly (readonly number[])[]) =>
    runs.map((run) => toHead(columns.filter((_, i) => run.includes(i))))
  const services = [...Map.groupBy(rows, ({ name }) => servicePrefix(name))].map(([prefix, ofService]) => ({
    prefix,
    rows: ofService,
    runs: gather(ofService),
  }))
  const scopes = numberScopes(site, isListed ? listCells(services, columns) : [])
  const summaryRuns = gather(rows)
  return {
    rowCount: rows.length,
    columnIds: columns.map(({ id }) => id),
    levels: listLevels(rows),
    statuses,
    summary: { columns: headsOf(summaryRuns), services: summarize(site, services, summaryRuns, isListed) },
    services: isListed
      ? services.map((service) => toServiceTable(site, service, columns, headsOf(service.runs), scopes))
      : [],
    isUnfolded: rows.length <= mostUnfolded,
    scopes: [...scopes.values()],
  }
}

/** List the cells in page order, so that scopes are numbered from top to bottom. */
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
