// The filter of a permission matrix; the address carries it, so that it can be sent to a colleague.
import { formatFilter, type MatrixFilter, narrowsRows, parseFilter } from '../core/matrix-filter.ts'
import { filterTable, readTable, type ServiceTable } from './matrix-rows.ts'

const form = document.querySelector<HTMLFormElement>('form[data-matrix]')
if (form) startMatrix(form)

function startMatrix(form: HTMLFormElement): void {
  const details = [...document.querySelectorAll<HTMLDetailsElement>('details[data-service]')]
  const tables = details.map(readTable)
  const fold = form.querySelector<HTMLButtonElement>('[data-fold]')
  let wasNarrowed = false

  const apply = () => {
    const filter = readForm(form)
    const isNarrowed = narrowsRows(filter)
    const shown = tables.reduce((sum, table) => sum + filterTable(table, filter), 0)
    // A filter opens what it leaves; taking it away folds that again.
    if (isNarrowed || wasNarrowed) openAll(tables, isNarrowed)
    wasNarrowed = isNarrowed
    tell(form, filter, shown)
    history.replaceState(null, '', `${location.pathname}${formatFilter(filter)}${location.hash}`)
    tellFold()
  }
  const isAnyFolded = () => details.some(({ open, hidden }) => !open && !hidden)
  const tellFold = () => {
    if (fold) fold.textContent = isAnyFolded() ? 'Open all services' : 'Fold all services'
  }

  form.hidden = false
  fillForm(form, parseFilter(location.search))
  form.addEventListener('input', apply)
  // The filter is at work already: Enter goes to what it found.
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    document.getElementById('actions')?.focus()
  })
  // A form is empty only after the event that empties it.
  form.addEventListener('reset', () => setTimeout(apply))
  fold?.addEventListener('click', () => openAll(tables, isAnyFolded()))
  for (const element of details) element.addEventListener('toggle', tellFold)
  apply()
}

function openAll(tables: readonly ServiceTable[], open: boolean): void {
  for (const { details } of tables) details.open = open
}

function readForm(form: HTMLFormElement): MatrixFilter {
  const query = new URLSearchParams()
  for (const [name, value] of new FormData(form)) query.append(name, `${value}`)
  return parseFilter(`${query}`)
}

/** Set the fields; what the page does not offer is dropped. */
function fillForm(form: HTMLFormElement, filter: MatrixFilter): void {
  const { text, service, level, status } = filter
  const values: Readonly<Record<string, string>> = { q: text, service, level, status }
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')) {
    if (field.type === 'checkbox' && 'checked' in field) {
      field.checked = field.name === 'differs' ? filter.differs : filter.columns.includes(field.value)
    } else {
      field.value = values[field.name] ?? ''
      if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = ''
    }
  }
}

function tell(form: HTMLFormElement, filter: MatrixFilter, shown: number): void {
  const total = Number(form.dataset.rows)
  const isNarrowed = narrowsRows(filter)
  const [status, none, reset, chosen, summary] = [
    form.querySelector('[data-shown]'),
    document.querySelector<HTMLElement>('[data-none]'),
    form.querySelector<HTMLButtonElement>('[type=reset]'),
    form.querySelector('[data-chosen]'),
    document.querySelector<HTMLElement>('.matrix-summary'),
  ]
  if (status) status.textContent = `${shown} of ${total} actions shown`
  if (none) none.hidden = shown > 0
  if (reset) reset.hidden = formatFilter(filter) === ''
  if (chosen) chosen.textContent = filter.columns.length === 0 ? 'all' : `${filter.columns.length} chosen`
  // The summary counts every action, and so would only stand between a filter and what it finds.
  if (summary) summary.hidden = isNarrowed
  document.documentElement.toggleAttribute('data-narrowed', isNarrowed)
}
