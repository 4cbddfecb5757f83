// Compares what a managed policy grants alone with what it grants together with an example.
import { type Change, type ChangeKind, comparePolicies, type Verdict } from '../../core/changes/compare.ts'
import type { Policy } from '../../core/policy/policy.ts'
import type { ExampleModel, IdentityExample } from '../../site/examples.ts'
import type { PolicyModel } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { byAccessLevel, type LevelActions } from '../access/action-levels.ts'
import type { Link } from '../link.ts'
import { changeLabels, verdictSigns } from '../words/change-words.ts'
import { countOf } from '../words/words.ts'
import { listGranted } from './example-access.ts'

export interface ExampleGain {
  readonly policy: Link
  /** The policy version in the comparison: the one in force, or the newest if none is recorded as in force. */
  readonly version: Link
  readonly verdict: { readonly verdict: Verdict; readonly sign: (typeof verdictSigns)[Verdict] }
  readonly sections: readonly {
    readonly kind: ChangeKind
    readonly sign: string
    readonly meaning: string
    readonly count: number
    readonly levels: readonly LevelActions[]
  }[]
  /** How many of the example's actions the policy already grants with the same scope or a wider one: `2 actions`. */
  readonly already?: string
}

/** Compare each policy that an example supplements with the policy and the example together. */
export function toExampleGains(site: Site, { identity, record }: ExampleModel): readonly ExampleGain[] {
  if (identity === undefined) return []
  return record.attachBesides.flatMap((name) => {
    const policy = site.policies.find((other) => other.name === name)
    return policy === undefined ? [] : [toGain(site, identity, policy)]
  })
}

function toGain(site: Site, example: IdentityExample, policy: PolicyModel): ExampleGain {
  const version = policy.inForce?.version ?? policy.latest
  const both = joinPolicies(version.policy, example.filled)
  const { changes, verdict } = comparePolicies(version.policy, both, site.index)
  const already = countAlready(example, changes)
  return {
    policy: { text: policy.name, href: site.urls.policy(policy.name) },
    version: { text: version.id, href: site.urls.version(policy.name, version.id) },
    verdict: { verdict, sign: verdictSigns[verdict] },
    sections: changeLabels.flatMap(({ kind, sign, meaning }) => {
      const ofKind = changes.filter((change) => change.kind === kind)
      if (ofKind.length === 0) return []
      return [{ kind, sign, meaning, count: ofKind.length, levels: byAccessLevel(site, ofKind) }]
    }),
    ...(already > 0 && { already: countOf(already, 'action') }),
  }
}

/** Policies attached to one user or role act as one policy: any Allow grants, and any Deny wins. */
function joinPolicies(one: Policy, other: Policy): Policy {
  const statements = [...one.statements, ...other.statements]
  return { statements: statements.map((statement, index) => ({ ...statement, index })) }
}

function countAlready(example: IdentityExample, changes: readonly Change[]): number {
  const changed = new Set(changes.map(({ name }) => name.toLowerCase()))
  return listGranted(example).filter(({ name }) => !changed.has(name.toLowerCase())).length
}
