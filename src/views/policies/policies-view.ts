// The site in; the catalog, or a part of it, with what its filter offers, out.
import { formatRanges } from '../../core/find/number-ranges.ts'
import type { PolicyRecord } from '../../core/records/record.ts'
import { rememberAll } from '../../core/remember.ts'
import { isLarge } from '../../site/large-site.ts'
import type { Site } from '../../site/site.ts'
import type { Link } from '../link.ts'
import { partPolicies } from './list-parts.ts'
import { kindLabels, type PolicySummary, toPolicySummary } from './policy-summary.ts'

type Status = NonNullable<PolicyRecord['status']>

export interface PoliciesView {
  /** Those of this part, by name. */
  readonly policies: readonly PolicySummary[]
  /** How many the site has. */
  readonly total: number
  /** This part's number, from 1. */
  readonly number: number
  /** The names at its ends, shortened. */
  readonly range: string
  /** All parts, in their order; none where one page has all policies. */
  readonly parts: readonly (Link & { readonly isCurrent: boolean })[]
  readonly previous?: Link
  readonly next?: Link
  /** Whether the list says what each is for; a large site's would weigh too much. */
  readonly described: boolean
  /** The kinds that occur. */
  readonly kinds: readonly { readonly kind: PolicyRecord['kind']; readonly label: string }[]
  /** The states that tell policies apart; none where nobody has told any, or where all have the same. */
  readonly statuses: readonly Status[]
  /** The services that some policy speaks of, by prefix. */
  readonly services: readonly { readonly prefix: string; readonly name: string }[]
  /**
   * Of a large site, the places in that list of each policy's services, `0-3 8`: a policy can speak of nearly all, and
   * their prefixes would weigh more than the rest of its row.
   */
  readonly servicePlaces?: ReadonlyMap<string, string>
  readonly href: string
  readonly searchHref: string
}

/** Make the view of the catalog, or of one part of it. Throws when it has no such part. */
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
    statuses: listStatuses(all.map(({ record }) => record.status)),
    services: prefixes.map((prefix) => ({ prefix, name: site.serviceNames.get(prefix) ?? prefix })),
    ...(isLarge(site) && { servicePlaces: placeServices(part.policies, prefixes) }),
    href: site.urls.policiesPart(number),
    searchHref: site.urls.search,
  }
}

/** List the parts of the catalog that have a page besides the first. */
export function listFurtherParts({ policies }: Site): readonly number[] {
  return partPolicies(policies).flatMap(({ number }) => (number === 1 ? [] : [number]))
}

/** Summarize all policies; done once a site, because it takes the access of each. */
const summarizePolicies = rememberAll((site: Site) =>
  site.policies.map((policy) => toPolicySummary(site, policy)),
)

function listed<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)].sort()
}

/** List the states that leave out some policy when they are asked for; one of unknown state fits none of them. */
function listStatuses(told: readonly PolicyRecord['status'][]): readonly Status[] {
  const statuses = new Set(told)
  return statuses.size < 2 ? [] : [...statuses].filter((status) => status !== undefined).sort()
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
