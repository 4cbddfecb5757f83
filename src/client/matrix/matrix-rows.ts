// Reads the tables of a matrix once, shows and hides their rows and columns, and says which are shown.
import type { ShownPart } from '../../core/find/matrix-csv.ts'
import { type FilteredRow, type MatrixFilter, matchesFilter } from '../../core/find/matrix-filter.ts'

interface Row {
  readonly element: HTMLTableRowElement
  /** The action's row as a filter sees it, with the cells of every column. */
  readonly facts: FilteredRow
}

interface Group {
  readonly element: HTMLTableSectionElement
  readonly rows: readonly Row[]
}

export interface ServiceRows {
  readonly details: HTMLDetailsElement
  /** Next to the service's name: how many actions it has. */
  readonly count: HTMLElement | null
  readonly total: number
  /** For each column, the IDs of the columns that it combines; none for a column that is always shown. */
  readonly members: readonly (readonly string[])[]
  readonly groups: readonly Group[]
}

/** Read a service's table. */
export function readTable(details: HTMLDetailsElement): ServiceRows {
  const service = details.dataset.service ?? ''
  const groups = [...details.querySelectorAll('tbody')].map((element) => ({
    element,
    rows: [...element.querySelectorAll<HTMLTableRowElement>('tr[data-action]')].map((row) => ({
      element: row,
      facts: {
        action: `${service}:${row.querySelector('a')?.textContent}`,
        service,
        levels: (row.dataset.levels ?? element.dataset.level ?? '').split(', '),
        cells: [...row.cells].slice(1).map(({ textContent }) => textContent.trim()),
      },
    })),
  }))
  return {
    details,
    count: details.querySelector('[data-count]'),
    total: groups.reduce((sum, { rows }) => sum + rows.length, 0),
    members: [...details.querySelectorAll<HTMLElement>('th[data-members]')].map((head) =>
      head.dataset.other === undefined ? (head.dataset.members ?? '').split(' ') : [],
    ),
    groups,
  }
}

/** Show the rows and columns that match a filter, and return the number of rows that are left. */
export function filterTable(table: ServiceRows, filter: MatrixFilter): number {
  const chosen = table.members.map(
    (members) =>
      filter.columns.length === 0 ||
      members.length === 0 ||
      members.some((id) => filter.columns.includes(id)),
  )
  let shown = 0
  for (const { element, rows } of table.groups) {
    let left = 0
    for (const row of rows) {
      const cells = row.facts.cells.filter((_, i) => chosen[i])
      row.element.hidden = !matchesFilter({ ...row.facts, cells }, filter)
      if (!row.element.hidden) left += 1
    }
    element.hidden = left === 0
    shown += left
  }
  table.details.hidden = shown === 0
  if (table.count) table.count.textContent = shown === table.total ? `${shown}` : `${shown} of ${table.total}`
  showColumns(table, chosen)
  return shown
}

/** Say which actions and columns are shown, for the CSV. */
export function readShown(
  tables: readonly ServiceRows[],
  columns: readonly string[],
  filter: MatrixFilter,
): ShownPart {
  const rows = tables.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows))
  const heads = tables[0]?.details.querySelectorAll<HTMLElement>('th[data-other]') ?? []
  return {
    actions: new Set(rows.filter(({ element }) => !element.hidden).map(({ facts }) => facts.action)),
    columns,
    chosen: filter.columns,
    added: [...heads].map(({ dataset: { other = '', title = other } }) => ({
      title,
      statuses: new Map(
        rows.map(({ element, facts }) => [
          facts.action,
          element.querySelector(`[data-other="${CSS.escape(other)}"]`)?.textContent ?? '',
        ]),
      ),
    })),
  }
}

function showColumns({ details }: ServiceRows, chosen: readonly boolean[]): void {
  for (const row of details.querySelectorAll('tr')) {
    chosen.forEach((isChosen, i) => {
      const cell = row.cells[i + 1]
      if (cell) cell.hidden = !isChosen
    })
  }
}
