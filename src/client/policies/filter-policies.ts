// Filters and sorts the list of policies, and keeps the filter in the address. Where the list is split, the other
// parts are loaded when a filter is first used; without a filter the page shows its own part.
import {
  compareByOrder,
  formatPolicyFilter,
  matchesPolicy,
  parsePolicyFilter,
} from '../../core/find/policy-filter.ts'
import { startFilter } from '../filter-form.ts'
import { loadParts } from './list-parts.ts'
import { type Row, readRows } from './policy-rows.ts'
import { createStatus, type ListState } from './policy-status.ts'

const form = document.querySelector<HTMLFormElement>('form[data-policies-filter]')
const body = document.querySelector<HTMLTableSectionElement>('tbody[data-policies]')
if (form && body) startPolicies(form, body)

function startPolicies(form: HTMLFormElement, body: HTMLTableSectionElement): void {
  const own = new Set(readRows(document))
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-part]')]
  const retry = form.querySelector<HTMLButtonElement>('[data-retry]')
  const showStatus = createStatus(form, body, own.size)
  const arrange = createArranger(body, [...own])
  let rows: readonly Row[] = [...own]
  let filter = parsePolicyFilter('')
  let state: ListState = links.length === 0 ? 'whole' : 'part'

  const isFiltered = () => formatPolicyFilter(filter) !== ''
  const show = () => {
    for (const row of rows) {
      row.element.hidden = isFiltered() ? !matchesPolicy(row.policy, filter) : !own.has(row)
    }
    arrange(rows, filter.order)
    showStatus(state, rows.filter(({ element }) => !element.hidden).length, isFiltered())
  }
  const load = async () => {
    state = 'loading'
    show()
    try {
      rows = await loadParts(links, [...own])
      state = 'whole'
    } catch {
      // If the filter was cleared meanwhile, nothing is missing.
      state = isFiltered() ? 'failed' : 'part'
    }
    show()
  }

  startFilter(form, (query) => {
    filter = parsePolicyFilter(query)
    if (state === 'failed' && !isFiltered()) state = 'part'
    if (state === 'part' && isFiltered()) void load()
    else show()
    return formatPolicyFilter(filter)
  })
  // These buttons disappear when they are used, so they pass the focus to the field.
  const field = form.querySelector<HTMLInputElement>('[type=search]')
  retry?.addEventListener('click', () => {
    void load()
    field?.focus()
  })
  document.querySelector('[data-clear]')?.addEventListener('click', () => {
    form.reset()
    field?.focus()
  })
}

/** Create the function that puts rows into the table in an order, unless they are already in it. */
function createArranger(body: HTMLTableSectionElement, own: readonly Row[]) {
  let arranged = { rows: own, order: parsePolicyFilter('').order }
  return (rows: readonly Row[], order: typeof arranged.order): void => {
    if (rows.length === arranged.rows.length && order === arranged.order) return
    arranged = { rows, order }
    const sorted = rows.toSorted((a, b) => compareByOrder(a.policy, b.policy, order))
    body.append(...sorted.map(({ element }) => element))
  }
}
