// Lists the managed policies that the forms of pages offer.
import { type OfferedPolicy, type PackedPolicies, packPolicies } from '../../core/ask/offered-policies.ts'
import { isLarge } from '../../site/large-site.ts'
import type { Site } from '../../site/site.ts'

/** What a form offers: a large site has too many policies to list them in its HTML. */
export interface PolicyChoices {
  /** Every policy; on a large site, none. */
  readonly policies: readonly OfferedPolicy[]
  /** The address of the file that a script loads instead, on a large site. */
  readonly listHref?: string
}

/** Prepare what a form offers. */
export function toPolicyChoices(site: Site): PolicyChoices {
  return isLarge(site)
    ? { policies: [], listHref: site.urls.policyChoices }
    : { policies: listOfferedPolicies(site) }
}

/** List every policy with its versions in a file for the scripts of a large site: /policy-choices.json. */
export function toPolicyChoicesJson(site: Site): PackedPolicies {
  return packPolicies(listOfferedPolicies(site))
}

function listOfferedPolicies(site: Site): readonly OfferedPolicy[] {
  return site.policies.map(({ name, record, versions }) => ({
    name,
    isServiceLinked: record.kind === 'service-linked-role',
    versions: versions.map(({ id }) => id).reverse(),
  }))
}
