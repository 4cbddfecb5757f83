// Compares two IAM policies and prints what the second grants that the first does not, and the reverse.
import { indexActions } from '../../../src/core/actions/action-index.ts'
import { indexDestruction } from '../../../src/core/actions/destruction.ts'
import { indexRisks } from '../../../src/core/actions/risks.ts'
import { canonicalLines } from '../../../src/core/changes/canonical-lines.ts'
import { comparePolicies } from '../../../src/core/changes/compare.ts'
import { parsePolicy } from '../../../src/core/policy/policy.ts'
import { describeComparison } from '../../../src/views/api/changes-json.ts'
import {
  quote,
  type Simulated,
  writeRequestOptions,
  writeSimulation,
} from '../../../src/views/changes/simulate-command.ts'
import { countChanges } from '../../../src/views/words/change-words.ts'
import { type CompareOptions, meetsFailure } from '../compare-options.ts'
import { formatComparison } from '../format-comparison.ts'
import { formatComparisonMarkdown } from '../format-comparison-markdown.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { type ResolvedPolicy, resolvePolicy } from '../resolve-policy.ts'

/** Print what the newer policy grants that the older one does not, and the reverse. Returns 1 if `failOn` is met. */
export async function compare(
  { inputs, failOn, format }: CompareOptions,
  knowledge: Knowledge,
): Promise<number> {
  const content = await knowledge.content()
  const older = await resolvePolicy(inputs[0], content.policies, knowledge.checkCommand)
  const newer = await resolvePolicy(inputs[1], content.policies, knowledge.checkCommand)
  const snapshot = await knowledge.snapshot()
  const policies = [parsePolicy(older.document), parsePolicy(newer.document)] as const
  const comparison = comparePolicies(...policies, indexActions(snapshot))
  const wording = {
    serviceNames: new Map(snapshot.services.map(({ prefix, name }) => [prefix, name])),
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
  const simulate = (request: Parameters<typeof writeRequestOptions>[0]) =>
    writeSimulation(
      [toSimulated(older, 'before', knowledge), toSimulated(newer, 'after', knowledge)],
      writeRequestOptions(request, policies),
    )
  const formatted = {
    json: () => JSON.stringify(described, null, 2),
    text: () => formatComparison(described, snapshot.name, simulate),
    markdown: () => formatComparisonMarkdown(described, snapshot.name),
  }
  console.log(formatted[format]())
  const isFailure =
    failOn !== undefined && meetsFailure(failOn, comparison.verdict, countChanges(comparison.changes))
  return isFailure ? 1 : 0
}

/** A version is in the catalog; any other document is written out, because it may have come from standard input. */
function toSimulated(
  { document, policy, id }: ResolvedPolicy,
  side: 'before' | 'after',
  { printVersion }: Knowledge,
): Simulated {
  return {
    file: `${side}.json`,
    print:
      policy === undefined
        ? `printf '%s' ${quote(JSON.stringify([JSON.stringify(document)]))}`
        : printVersion(policy, id),
  }
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
