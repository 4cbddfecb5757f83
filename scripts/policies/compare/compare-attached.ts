// Compares what several policies attached together allow with what several others do.
import type { ActionIndex } from '../../../src/core/actions/action-index.ts'
import { indexDestruction } from '../../../src/core/actions/destruction.ts'
import { indexRisks } from '../../../src/core/actions/risks.ts'
import { type Comparison, comparePolicies } from '../../../src/core/changes/compare.ts'
import { findShares, joinPolicies } from '../../../src/core/changes/union.ts'
import { type Policy, parsePolicy } from '../../../src/core/policy/policy.ts'
import type { Content } from '../../../src/data/records.ts'
import { type CompareJson, describeComparison, listByKind } from '../../../src/views/api/changes-json.ts'
import { describeShare } from '../../../src/views/checker/union-shares-view.ts'
import { compareResolved } from '../compare-resolved.ts'
import type { ResolvedPolicy } from '../resolve-policy.ts'

/** What one of several policies adds to the others. */
export interface ShareJson {
  readonly policy: string
  /** From the others alone to all together; `same` if the others cover it. */
  readonly verdict: CompareJson['verdict']
  /** Whether it can be detached, together with all others of which this is true, without a change of access. */
  readonly isRemovable: boolean
  readonly sentence: string
  readonly changes: CompareJson['changes']
}

export interface AttachedJson extends CompareJson {
  /** The policies of each side, and what each adds to the others if there are several. */
  readonly attached: {
    readonly from: { readonly policies: readonly string[]; readonly shares: readonly ShareJson[] }
    readonly to: { readonly policies: readonly string[]; readonly shares: readonly ShareJson[] }
  }
}

/** Compare the policies of two sides, each attached to one principal. One policy on each side is compared as a pair. */
export function compareAttached(
  older: readonly ResolvedPolicy[],
  newer: readonly ResolvedPolicy[],
  content: Pick<Content, 'risks' | 'destruction'>,
  index: ActionIndex,
): {
  readonly comparison: Comparison
  readonly described: AttachedJson
  readonly policies: readonly Policy[]
} {
  const parse = (side: readonly ResolvedPolicy[]) => side.map(({ document }) => parsePolicy(document))
  const sides = { from: parse(older), to: parse(newer) }
  const compare = (before: Policy, after: Policy) => comparePolicies(before, after, index)
  const attached = {
    from: { policies: older.map(nameOf), shares: describeShares(older, sides.from, compare) },
    to: { policies: newer.map(nameOf), shares: describeShares(newer, sides.to, compare) },
  }
  const [first, second] = [older[0], newer[0]]
  if (first !== undefined && second !== undefined && older.length === 1 && newer.length === 1) {
    const { comparison, described, policies } = compareResolved(first, second, content, index)
    return { comparison, described: { ...described, attached }, policies }
  }
  const comparison = compare(joinPolicies(sides.from).policy, joinPolicies(sides.to).policy)
  const wording = {
    serviceNames: new Map(index.snapshot.services.map(({ prefix, name }) => [prefix, name])),
    risks: indexRisks(content.risks),
    destruction: indexDestruction(content.destruction ?? []),
  }
  const [from, to] = [attached.from.policies.join(' + '), attached.to.policies.join(' + ')]
  const subject = {
    name: to,
    subject: 'whoever has the newer policies attached',
    record: { kind: 'managed' as const },
  }
  const described = describeComparison(wording, subject, { id: from }, { id: to }, comparison)
  return { comparison, described: { ...described, attached }, policies: [...sides.from, ...sides.to] }
}

function describeShares(
  resolved: readonly ResolvedPolicy[],
  policies: readonly Policy[],
  compare: (before: Policy, after: Policy) => Comparison,
): readonly ShareJson[] {
  if (policies.length < 2) return []
  return findShares(policies, compare).map((share, i) => {
    const one = resolved[i]
    return {
      policy: one === undefined ? '' : nameOf(one),
      verdict: share.comparison.verdict,
      isRemovable: share.isRemovable,
      sentence: describeShare(share),
      changes: listByKind(share.comparison.changes),
    }
  })
}

/** Name a policy among several: `AmazonConnect_FullAccess@v4`, or its file. */
function nameOf({ id, policy }: ResolvedPolicy): string {
  return policy === undefined ? id : `${policy}@${id}`
}
