// Lists the managed policies that a card can take.
import { isLarge } from '../../site/large-site.ts'
import type { Site } from '../../site/site.ts'

/** A managed policy to take, newest version first. */
export interface CardPolicy {
  readonly name: string
  readonly isServiceLinked: boolean
  readonly versions: readonly string[]
}

/** List the managed policies. A large site offers only the newest version of each. */
export function listCardPolicies(site: Site): readonly CardPolicy[] {
  return site.policies.map(({ name, record, versions, latest }) => ({
    name,
    isServiceLinked: record.kind === 'service-linked-role',
    versions: (isLarge(site) ? [latest] : versions).map(({ id }) => id).reverse(),
  }))
}
