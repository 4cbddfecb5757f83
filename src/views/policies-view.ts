// The site in; the catalogue, every policy with what its filter offers, out.
import type { PolicyRecord } from '../core/record.ts'
import { kindLabels, type PolicySummary, toPolicySummary } from './policy-view.ts'
import { isLarge } from './scale.ts'
import type { Site } from './site.ts'

type Status = NonNullable<PolicyRecord['status']>

export interface PoliciesView {
  /** By name. */
  readonly policies: readonly PolicySummary[]
  /** Whether the list says what each is for; a large site's would weigh too much. */
  readonly described: boolean
  /** The kinds that occur. */
  readonly kinds: readonly { readonly kind: PolicyRecord['kind']; readonly label: string }[]
  /** The states that tell policies apart; none where nobody has told any, or where all have the same. */
  readonly statuses: readonly Status[]
  /** The services that some policy speaks of, by prefix. */
  readonly services: readonly { readonly prefix: string; readonly name: string }[]
  readonly href: string
  readonly searchHref: string
}

/** Make the view of the catalogue. */
export function toPoliciesView(site: Site): PoliciesView {
  const policies = site.policies.map((policy) => toPolicySummary(site, policy))
  const listed = <T>(values: readonly T[]) => [...new Set(values)].sort()
  return {
    policies,
    described: !isLarge(site),
    kinds: listed(policies.map(({ record }) => record.kind)).map((kind) => ({
      kind,
      label: kindLabels[kind],
    })),
    statuses: listStatuses(policies.map(({ record }) => record.status)),
    services: listed(policies.flatMap(({ services }) => services)).map((prefix) => ({
      prefix,
      name: site.serviceNames.get(prefix) ?? prefix,
    })),
    href: site.urls.policies,
    searchHref: site.urls.search,
  }
}

/** List the states that leave out some policy when they are asked for; one of unknown state fits none of them. */
function listStatuses(told: readonly PolicyRecord['status'][]): readonly Status[] {
  const statuses = new Set(told)
  return statuses.size < 2 ? [] : [...statuses].filter((status) => status !== undefined).sort()
}
