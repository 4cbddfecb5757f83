// Filters a permission matrix and keeps the filter in the address, so that it can be shared.
import { formatFilter, type MatrixFilter, narrowsRows, parseFilter } from '../../core/find/matrix-filter.ts'
import { startFilter } from '../filter-form.ts'
import { startCsv } from './download-csv.ts'
import { filterTable, readShown, readTable, type ServiceRows } from './matrix-rows.ts'
import { startOtherColumns } from './other-columns.ts'

const form = document.querySelector<HTMLFormElement>('form[data-matrix]')
if (form) startMatrix(form)

function startMatrix(form: HTMLFormElement): void {
  const details = [...document.querySelectorAll<HTMLDetailsElement>('details[data-service]')]
  let tables = details.map(readTable)
  const fold = form.querySelector<HTMLButtonElement>('[data-fold]')
  const columns = [...form.querySelectorAll<HTMLInputElement>('[name=column]')].map(({ value }) => value)
  let current = parseFilter('')
  let wasNarrowed = false
  const isWhole = () => formatFilter(current) === '' && document.querySelector('th[data-other]') === null
  const describeCsv = startCsv(document.querySelector('a[data-csv]'), () =>
    isWhole() ? undefined : readShown(tables, columns, current),
  )

  const apply = (query: string): string => {
    const filter = parseFilter(query)
    current = filter
    const isNarrowed = narrowsRows(filter)
    const shown = tables.reduce((sum, table) => sum + filterTable(table, filter), 0)
    // A filter opens the services that it leaves; clearing it closes them again.
    if (isNarrowed || wasNarrowed) openAll(tables, isNarrowed)
    wasNarrowed = isNarrowed
    showStatus(form, filter, shown)
    showFold()
    describeCsv(isWhole())
    return formatFilter(filter)
  }
  const isAnyFolded = () => details.some(({ open, hidden }) => !open && !hidden)
  const showFold = () => {
    if (fold) fold.textContent = isAnyFolded() ? 'Open all services' : 'Close all services'
  }

  fold?.addEventListener('click', () => openAll(tables, isAnyFolded()))
  for (const element of details) element.addEventListener('toggle', showFold)
  startFilter(form, apply)
  startOtherColumns(() => {
    tables = details.map(readTable)
    apply(location.search.slice(1))
  })
}

function openAll(tables: readonly ServiceRows[], open: boolean): void {
  for (const { details } of tables) details.open = open
}

function showStatus(form: HTMLFormElement, filter: MatrixFilter, shown: number): void {
  const total = Number(form.dataset.rows)
  const isNarrowed = narrowsRows(filter)
  const [status, none, chosen, summary] = [
    form.querySelector('[data-shown]'),
    document.querySelector<HTMLElement>('[data-none]'),
    form.querySelector('[data-chosen]'),
    document.querySelector<HTMLElement>('.matrix-summary'),
  ]
  if (status) status.textContent = `${shown} of ${total} actions shown`
  if (none) none.hidden = shown > 0
  if (chosen) chosen.textContent = filter.columns.length === 0 ? 'all' : `${filter.columns.length} chosen`
  // The summary counts every action, so it would only come between a filter and its results.
  if (summary) summary.hidden = isNarrowed
  document.documentElement.toggleAttribute('data-narrowed', isNarrowed)
}
