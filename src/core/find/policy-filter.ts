// The catalog's query string in, a filter out, and back; which policies it lets through, and in which order.
import { formatQuery, hasWords } from './filter-query.ts'

export interface PolicyFilter {
  /** Words that name, summary and services must contain, in any case. */
  readonly text: string
  /** `managed` or `service-linked-role`; empty for all. */
  readonly kind: string
  /** `current` or `retired`; empty for any. */
  readonly status: string
  /** The prefix of a service that the policy speaks of; empty for any. */
  readonly service: string
  /** By name, or the newest change first. */
  readonly order: 'name' | 'newest'
}

/** One policy, as far as a filter looks at it. */
export interface FilteredPolicy {
  readonly name: string
  /** Name, summary and the names of its services, in lower case. */
  readonly text: string
  readonly kind: string
  readonly status: string
  /** The prefixes of the services that it speaks of. */
  readonly services: readonly string[]
  /** The instant of its newest version, ISO 8601. */
  readonly changed: string
}

/** Read the filter that an address carries. */
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

/** Write a filter as a query string, with its question mark; empty when it shows every policy by name. */
export function formatPolicyFilter({ text, kind, status, service, order }: PolicyFilter): string {
  return formatQuery([
    ['q', text.trim()],
    ['kind', kind],
    ['status', status],
    ['service', service],
    ['order', order === 'newest' ? order : ''],
  ])
}

/** Tell whether a filter lets a policy through. */
export function matchesPolicy(policy: FilteredPolicy, filter: PolicyFilter): boolean {
  return (
    hasWords(policy.text, filter.text) &&
    (filter.kind === '' || policy.kind === filter.kind) &&
    (filter.status === '' || policy.status === filter.status) &&
    (filter.service === '' || policy.services.includes(filter.service))
  )
}

/** Order two policies as a filter asks; those that changed at the same time go by name. */
export function compareByOrder(
  a: Pick<FilteredPolicy, 'name' | 'changed'>,
  b: Pick<FilteredPolicy, 'name' | 'changed'>,
  order: PolicyFilter['order'],
): number {
  const byName = a.name < b.name ? -1 : a.name > b.name ? 1 : 0
  if (order === 'name' || a.changed === b.changed) return byName
  return a.changed < b.changed ? 1 : -1
}
