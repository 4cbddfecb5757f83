// Compares two IAM policies and prints what the second grants that the first does not, and the reverse.
import { indexActions } from '../../../src/core/actions/action-index.ts'
import {
  quote,
  type Simulated,
  writeRequestOptions,
  writeSimulation,
} from '../../../src/views/changes/simulate-command.ts'
import { countChanges } from '../../../src/views/words/change-words.ts'
import { type CompareOptions, meetsFailure } from '../compare-options.ts'
import { compareResolved } from '../compare-resolved.ts'
import { formatComparisonMarkdown } from '../format/format-comparison-markdown.ts'
import { formatComparison } from '../format-comparison.ts'
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
  const index = indexActions(await knowledge.snapshot())
  const { comparison, described, policies } = compareResolved(older, newer, content, index)
  const simulate = (request: Parameters<typeof writeRequestOptions>[0]) =>
    writeSimulation(
      [toSimulated(older, 'before', knowledge), toSimulated(newer, 'after', knowledge)],
      writeRequestOptions(request, policies),
    )
  const formatted = {
    json: () => JSON.stringify(described, null, 2),
    text: () => formatComparison(described, index.snapshot.name, simulate),
    markdown: () => formatComparisonMarkdown(described, index.snapshot.name),
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
