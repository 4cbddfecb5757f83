// Makes the view of the catalog, or of one part of it, with its filter options.
import { formatRanges } from '../../core/find/number-ranges.ts'
import type { PolicyRecord } from '../../core/records/record.ts'
import { rememberAll } from '../../core/remember.ts'
import { isLarge } from '../../site/large-site.ts'
import type { Site } from '../../site/site.ts'
import type { Link } from '../link.ts'
import { type ShownStatus, shownStatuses } from '../words/policy-status.ts'
import { partPolicies } from './list-parts.ts'
import { kindLabels, type PolicySummary, toPolicySummary } from './policy-summary.ts'

export interface PoliciesView {
  /** The policies in this part, by name. */
  readonly policies: readonly PolicySummary[]
  /** How many policies the site has. */
  readonly total: number
  /** This part's number, from 1. */
  readonly number: number
  /** Its first and last name, shortened. */
  readonly range: string
  /** All parts, in order; empty if one page has all policies. */
  readonly parts: readonly (Link & { readonly isCurrent: boolean })[]
  readonly previous?: Link
  readonly next?: Link
  /** Whether the list describes each policy. The descriptions would make a large site's page too big. */
  readonly described: boolean
  /** The kinds that occur. */
  readonly kinds: readonly { readonly kind: PolicyRecord['kind']; readonly label: string }[]
  /** The statuses that distinguish policies; empty if none is known or all policies have the same. */
  readonly statuses: readonly ShownStatus[]
  /** The services that some policy grants or denies actions of, by prefix. */
  readonly services: readonly { readonly prefix: string; readonly name: string }[]
  /**
   * For a large site, the positions of each policy's services in that list, such as `0-3 8`. A policy can name nearly
   * all services, and their prefixes would be larger than the rest of its row.
   */
  readonly servicePlaces?: ReadonlyMap<string, string>
  readonly href: string
  readonly searchHref: string
}

/** Make the view of the catalog, or of one part of it. Throws if the part does not exist. */
export function toPoliciesView(site: Site, number = 1): PoliciesView {
  const all = summarizePolicies(site)
  const parts = partPolicies(all)
  const part = parts[number - 1]
  if (part === undefined) throw new Error(`the list of policies has no part ${number}`)
  const links = parts.map(({ number, range }) => ({ text: range, href: site.urls.policiesPart(number) }))
  const [previous, next] = [links[number - 2], links[number]]
  const prefixes = listed(all.flatMap(({ services }) => services))
  return {
    policies: part.policies,
    total: all.length,
    number,
    range: part.range,
    parts: links.length < 2 ? [] : links.map((link, i) => ({ ...link, isCurrent: i === number - 1 })),
    ...(previous && { previous }),
    ...(next && { next }),
    described: !isLarge(site),
    kinds: listed(all.map(({ record }) => record.kind)).map((kind) => ({ kind, label: kindLabels[kind] })),
    statuses: listStatuses(all.map(({ status }) => status)),
    services: prefixes.map((prefix) => ({ prefix, name: site.serviceNames.get(prefix) ?? prefix })),
    ...(isLarge(site) && { servicePlaces: placeServices(part.policies, prefixes) }),
    href: site.urls.policiesPart(number),
    searchHref: site.urls.search,
  }
}

/** List the numbers of the catalog's parts after the first. Each has its own page. */
export function listFurtherParts({ policies }: Site): readonly number[] {
  return partPolicies(policies).flatMap(({ number }) => (number === 1 ? [] : [number]))
}

/** Summarize all policies. Runs once per site, because it needs the access of each policy. */
const summarizePolicies = rememberAll((site: Site) =>
  site.policies.map((policy) => toPolicySummary(site, policy)),
)

function listed<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)].sort()
}

/** List the statuses that filter out at least one policy. A policy of unknown status matches none of them. */
function listStatuses(known: readonly (ShownStatus | undefined)[]): readonly ShownStatus[] {
  const statuses = new Set(known)
  return statuses.size < 2 ? [] : shownStatuses.filter((status) => statuses.has(status))
}

function placeServices(
  policies: readonly PolicySummary[],
  prefixes: readonly string[],
): ReadonlyMap<string, string> {
  const places = new Map(prefixes.map((prefix, place) => [prefix, place]))
  return new Map(
    policies.map(({ name, services }) => [
      name,
      formatRanges(services.map((prefix) => places.get(prefix) ?? -1)),
    ]),
  )
}
