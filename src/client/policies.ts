// The filter of the catalogue: which policies are shown, and in which order; the address carries it.
import {
  comparePolicies,
  type FilteredPolicy,
  formatPolicyFilter,
  matchesPolicy,
  parsePolicyFilter,
} from '../core/policy-filter.ts'
import { startFilter } from './filter-form.ts'

interface Row {
  readonly element: HTMLTableRowElement
  readonly policy: FilteredPolicy
}

const form = document.querySelector<HTMLFormElement>('form[data-policies-filter]')
const body = document.querySelector<HTMLTableSectionElement>('tbody[data-policies]')
if (form && body) startPolicies(form, body)

function startPolicies(form: HTMLFormElement, body: HTMLTableSectionElement): void {
  const serviceNames = new Map(
    [...form.querySelectorAll<HTMLOptionElement>('[name=service] option')].map((option) => [
      option.value,
      option.dataset.name ?? '',
    ]),
  )
  const rows = [...body.rows].map((element) => readRow(element, serviceNames))
  const table = body.closest<HTMLElement>('.table')
  const [status, none] = [
    form.querySelector('[data-shown]'),
    document.querySelector<HTMLElement>('[data-none]'),
  ]
  let order = parsePolicyFilter('').order

  startFilter(form, (query) => {
    const filter = parsePolicyFilter(query)
    for (const { element, policy } of rows) element.hidden = !matchesPolicy(policy, filter)
    const shown = rows.filter(({ element }) => !element.hidden).length
    if (filter.order !== order) {
      order = filter.order
      const sorted = rows.toSorted((a, b) => comparePolicies(a.policy, b.policy, order))
      body.append(...sorted.map(({ element }) => element))
    }
    if (status) status.textContent = `${shown} of ${rows.length} policies shown`
    if (none) none.hidden = shown > 0
    if (table) table.hidden = shown === 0
    return formatPolicyFilter(filter)
  })
  none?.querySelector('[data-clear]')?.addEventListener('click', () => {
    form.reset()
    // The button goes away with what it takes back.
    form.querySelector<HTMLInputElement>('[type=search]')?.focus()
  })
}

function readRow(element: HTMLTableRowElement, serviceNames: ReadonlyMap<string, string>): Row {
  const { kind = '', status = '', services: prefixes = '', changed = '' } = element.dataset
  const services = prefixes.split(' ')
  const summary = element.querySelector('.policy-summary')?.textContent ?? ''
  const text = [element.id, summary, ...services, ...services.map((prefix) => serviceNames.get(prefix) ?? '')]
  return {
    element,
    policy: { name: element.id, text: text.join(' ').toLowerCase(), kind, status, services, changed },
  }
}
