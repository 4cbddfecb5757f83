// Tells the extent of a policy’s newest version without its access, which takes long to compute for all policies.
import { isGranted } from '../core/access/grant.ts'
import { servicePrefix } from '../core/actions/action.ts'
import { keepValue } from '../core/reads.ts'
import { defineReadsOfPolicy } from './define-reads.ts'
import type { PolicyModel } from './policy-model.ts'

/** What the newest version of a policy extends to. */
export interface PolicyExtent {
  /** How many actions it grants, names or denies. */
  readonly actionCount: number
  /** The prefixes of the services of which it grants an action, in no order. */
  readonly granted: readonly string[]
}

const extentRead = 'extent of policy'

/** Return the extent of a policy. */
export function extentOf(policy: PolicyModel): PolicyExtent {
  return keepValue(extentRead, policy.name, () => {
    const actions = [...policy.latest.access.actions.values()]
    const granted = actions.filter(({ outcome }) => isGranted(outcome))
    return {
      actionCount: actions.length,
      granted: [...new Set(granted.map(({ name }) => servicePrefix(name)))],
    }
  })
}

/** Define how that is looked up again. */
export function defineExtentReads(site: { readonly policies: readonly PolicyModel[] }): void {
  defineReadsOfPolicy(site, extentRead, extentOf)
}
