// Compares two policies that have been read, and describes the comparison as the JSON of the site does.
import type { ActionIndex } from '../../src/core/actions/action-index.ts'
import { indexDestruction } from '../../src/core/actions/destruction.ts'
import { indexRisks } from '../../src/core/actions/risks.ts'
import { canonicalLines } from '../../src/core/changes/canonical-lines.ts'
import { type Comparison, comparePolicies } from '../../src/core/changes/compare.ts'
import { type Policy, parsePolicy } from '../../src/core/policy/policy.ts'
import type { Content } from '../../src/data/records.ts'
import { type CompareJson, describeComparison } from '../../src/views/api/changes-json.ts'
import type { ResolvedPolicy } from './resolve-policy.ts'

/** Compare two policies over one index. */
export function compareResolved(
  older: ResolvedPolicy,
  newer: ResolvedPolicy,
  content: Pick<Content, 'risks' | 'destruction'>,
  index: ActionIndex,
): {
  readonly comparison: Comparison
  readonly described: CompareJson
  readonly policies: readonly [Policy, Policy]
} {
  const policies = [parsePolicy(older.document), parsePolicy(newer.document)] as const
  const comparison = comparePolicies(...policies, index)
  const wording = {
    serviceNames: new Map(index.snapshot.services.map(({ prefix, name }) => [prefix, name])),
    risks: indexRisks(content.risks),
    destruction: indexDestruction(content.destruction ?? []),
  }
  const isSamePolicy = older.policy !== undefined && older.policy === newer.policy
  const [from, to] = [nameOf(older, isSamePolicy), nameOf(newer, isSamePolicy)]
  const described = describeComparison(
    wording,
    { name: newer.policy ?? newer.id, record: { kind: newer.kind } },
    { id: from },
    { id: to, ...(textOf(older) === textOf(newer) && { identicalTo: from }) },
    comparison,
  )
  return { comparison, described, policies }
}

/** A version ID says enough only next to another version of the same policy. */
function nameOf({ id, policy }: ResolvedPolicy, isSamePolicy: boolean): string {
  return policy === undefined || isSamePolicy ? id : `${policy}@${id}`
}

function textOf({ document }: ResolvedPolicy): string {
  return canonicalLines(document)
    .map(({ text }) => text)
    .join('\n')
}
