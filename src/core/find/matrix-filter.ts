// Reads and writes the filter in a matrix page's query string, and decides which rows it shows.
import { formatQuery, hasWords } from './filter-query.ts'

export interface MatrixFilter {
  /** Words that an action's name must contain, all of them, in any case. */
  readonly text: string
  /** A service prefix; empty for all. */
  readonly service: string
  /** An access level; empty for all. */
  readonly level: string
  /** A status that some chosen column must have; empty for any. */
  readonly status: string
  /** The IDs of the chosen columns; empty for all. */
  readonly columns: readonly string[]
  /** Whether to show only rows in which the chosen columns differ. */
  readonly differs: boolean
}

/** The parts of a row that a filter looks at. */
export interface FilteredRow {
  /** With its service prefix. */
  readonly action: string
  readonly service: string
  /** One access level or two. */
  readonly levels: readonly string[]
  /** What the page prints in the chosen columns: `full`, `scoped 12`, `denied`, or nothing. */
  readonly cells: readonly string[]
}

/** Read a filter from a query string. */
export function parseFilter(query: string): MatrixFilter {
  const fields = new URLSearchParams(query)
  const get = (name: string) => fields.get(name) ?? ''
  return {
    text: get('q'),
    service: get('service'),
    level: get('level'),
    status: get('status'),
    columns: fields.getAll('column'),
    differs: get('differs') === 'yes',
  }
}

/** Write a filter as a query string, including the question mark; empty if it shows everything. */
export function formatFilter(filter: MatrixFilter): string {
  const { text, service, level, status, columns, differs } = filter
  return formatQuery([
    ['q', text.trim()],
    ['service', service],
    ['level', level],
    ['status', status],
    ...columns.map((column) => ['column', column] as const),
    ['differs', differs ? 'yes' : ''],
  ])
}

/** Check whether a filter can hide a row; choosing columns alone hides none. */
export function narrowsRows(filter: MatrixFilter): boolean {
  return formatFilter({ ...filter, columns: [] }) !== ''
}

/** Check whether a row matches a filter. */
export function matchesFilter(row: FilteredRow, filter: MatrixFilter): boolean {
  return (
    hasWords(row.action.toLowerCase(), filter.text) &&
    (filter.service === '' || row.service === filter.service) &&
    (filter.level === '' || row.levels.includes(filter.level)) &&
    (filter.status === '' || row.cells.some((cell) => cell.startsWith(filter.status))) &&
    (!filter.differs || new Set(row.cells).size > 1)
  )
}
