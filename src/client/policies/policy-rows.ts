// Reads the rows of the policy list, with the facts that a filter compares.
import { parseRanges } from '../../core/find/number-ranges.ts'
import type { FilteredPolicy } from '../../core/find/policy-filter.ts'

export interface Row {
  readonly element: HTMLTableRowElement
  readonly policy: FilteredPolicy
}

interface Service {
  readonly prefix: string
  readonly name: string
}

/** Read the rows of a page's list, which refers to services by their position in the same page's service filter. */
export function readRows(page: Document): readonly Row[] {
  const body = page.querySelector<HTMLTableSectionElement>('tbody[data-policies]')
  const options = page.querySelectorAll<HTMLOptionElement>('form[data-policies-filter] [name=service] option')
  const services = [...options]
    .filter(({ value }) => value !== '')
    .map(({ value, dataset }) => ({ prefix: value, name: dataset.name ?? '' }))
  return [...(body?.rows ?? [])].map((element) => readRow(element, services))
}

function readRow(element: HTMLTableRowElement, all: readonly Service[]): Row {
  const { kind = '', status = '', changed = '' } = element.dataset
  const services = readServices(element.dataset, all)
  const prefixes = services.map(({ prefix }) => prefix)
  const summary = element.querySelector('.policy-summary')?.textContent ?? ''
  const text = [element.id, summary, ...prefixes, ...services.map(({ name }) => name)]
  return {
    element,
    policy: {
      name: element.id,
      text: text.join(' ').toLowerCase(),
      kind,
      status,
      services: prefixes,
      changed,
    },
  }
}

function readServices(
  { services, servicePlaces = '' }: DOMStringMap,
  all: readonly Service[],
): readonly Service[] {
  if (services === undefined) {
    return parseRanges(servicePlaces).flatMap((place) => all[place] ?? [])
  }
  const prefixes = services.split(' ')
  return all.filter(({ prefix }) => prefixes.includes(prefix))
}
