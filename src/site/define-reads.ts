// Defines how something about a policy or a version is looked up again. Loads no model: browsers load what imports this.
import { defineReads } from '../core/reads.ts'
import { rememberOnce } from '../core/remember.ts'
import type { PolicyModel, Version } from './policy-model.ts'

/** What lists show of a policy: to look it up computes it, and it is kept for the process that renders the lists. */
export const inLists = 'policy in lists'

interface WithPolicies {
  readonly policies: readonly PolicyModel[]
}

/** Define how something about a policy is looked up again, by its name and perhaps more, after slashes. */
export function defineReadsOfPolicy(
  { policies }: WithPolicies,
  kind: string,
  lookUp: (policy: PolicyModel, ...rest: readonly string[]) => unknown,
): void {
  const byName = rememberOnce(() => new Map(policies.map((policy) => [policy.name, policy])))
  defineReads(kind, (key) => {
    const [name = '', ...rest] = key.split('/')
    const policy = byName().get(name)
    return policy && lookUp(policy, ...rest)
  })
}

/** Define how something about a version is looked up again, by the policy's name, a slash and the version's ID. */
export function defineVersionReads(
  site: WithPolicies,
  kind: string,
  lookUp: (policy: PolicyModel, version: Version, ...rest: readonly string[]) => unknown,
): void {
  defineReadsOfPolicy(site, kind, (policy, id, ...rest) => {
    const version = policy.versions.find((other) => other.id === id)
    return version && lookUp(policy, version, ...rest)
  })
}
