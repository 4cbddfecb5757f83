// Reads and writes the filter in the catalog page's query string, and selects and sorts policies by it.
import { formatQuery, hasWords } from './filter-query.ts'

export interface PolicyFilter {
  /** Words that the name, summary and services together must contain, in any case. */
  readonly text: string
  /** `managed` or `service-linked-role`; empty for all. */
  readonly kind: string
  /** `current` or `retired`; empty for any. */
  readonly status: string
  /** The prefix of a service that the policy mentions; empty for any. */
  readonly service: string
  /** By name, or with the newest change first. */
  readonly order: 'name' | 'newest'
}

/** The parts of a policy that a filter looks at. */
export interface FilteredPolicy {
  readonly name: string
  /** Its name, summary and the names of its services, in lowercase. */
  readonly text: string
  readonly kind: string
  readonly status: string
  /** The prefixes of the services that it mentions. */
  readonly services: readonly string[]
  /** The instant of its newest version, ISO 8601. */
  readonly changed: string
}

/** Read a filter from a query string. */
export function parsePolicyFilter(query: string): PolicyFilter {
  const fields = new URLSearchParams(query)
  const get = (name: string) => fields.get(name) ?? ''
  return {
    text: get('q'),
    kind: get('kind'),
    status: get('status'),
    service: get('service'),
    order: get('order') === 'newest' ? 'newest' : 'name',
  }
}

/** Write a filter as a query string, including the question mark; empty if it shows every policy by name. */
export function formatPolicyFilter({ text, kind, status, service, order }: PolicyFilter): string {
  return formatQuery([
    ['q', text.trim()],
    ['kind', kind],
    ['status', status],
    ['service', service],
    ['order', order === 'newest' ? order : ''],
  ])
}

/** Check whether a policy matches a filter. */
export function matchesPolicy(policy: FilteredPolicy, filter: PolicyFilter): boolean {
  return (
    hasWords(policy.text, filter.text) &&
    (filter.kind === '' || policy.kind === filter.kind) &&
    (filter.status === '' || policy.status === filter.status) &&
    (filter.service === '' || policy.services.includes(filter.service))
  )
}

/** Compare two policies in a filter's order; those that changed at the same time are sorted by name. */
export function compareByOrder(
  a: Pick<FilteredPolicy, 'name' | 'changed'>,
  b: Pick<FilteredPolicy, 'name' | 'changed'>,
  order: PolicyFilter['order'],
): number {
  const byName = a.name < b.name ? -1 : a.name > b.name ? 1 : 0
  if (order === 'name' || a.changed === b.changed) return byName
  return a.changed < b.changed ? 1 : -1
}
