// Compares IAM policies and prints what the newer ones grant that the older ones do not, and the reverse.
import { indexActions } from '../../../src/core/actions/action-index.ts'
import type { RequestJson } from '../../../src/views/changes/evidence.ts'
import { countChanges } from '../../../src/views/words/change-words.ts'
import { compareAttached } from '../compare/compare-attached.ts'
import { formatShares, formatSharesMarkdown } from '../compare/format-shares.ts'
import { simulateAttached } from '../compare/simulate-attached.ts'
import { type CompareOptions, meetsFailure } from '../compare-options.ts'
import { formatComparisonMarkdown } from '../format/format-comparison-markdown.ts'
import { formatComparison } from '../format-comparison.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { type ResolvedPolicy, resolvePolicy } from '../resolve-policy.ts'

/** Print what the newer side grants that the older one does not, and the reverse. Returns 1 if `failOn` is met. */
export async function compare(
  { older: olderNames, newer: newerNames, isAttached, failOn, format }: CompareOptions,
  knowledge: Knowledge,
): Promise<number> {
  const content = await knowledge.content()
  const faults: string[] = []
  const resolveAll = async (names: readonly string[]) => {
    const resolved: ResolvedPolicy[] = []
    for (const name of names) {
      try {
        resolved.push(await resolvePolicy(name, content.policies, knowledge.checkCommand))
      } catch (error) {
        faults.push(error instanceof Error ? error.message : String(error))
      }
    }
    return resolved
  }
  const [older, newer] = [await resolveAll(olderNames), await resolveAll(newerNames)]
  if (faults.length > 0) throw new Error(faults.join('\n'))
  const index = indexActions(await knowledge.snapshot())
  const { comparison, described, policies } = compareAttached(older, newer, content, index)
  const simulate = (request: RequestJson) => simulateAttached(older, newer, request, policies, knowledge)
  const { attached: _attached, ...pair } = described
  const formatted = {
    json: () => JSON.stringify(isAttached ? described : pair, null, 2),
    text: () =>
      [formatComparison(described, index.snapshot.name, simulate), ...formatShares(described)].join('\n\n'),
    markdown: () =>
      [formatComparisonMarkdown(described, index.snapshot.name), ...formatSharesMarkdown(described)].join(
        '\n\n',
      ),
  }
  console.log(formatted[format]())
  const isFailure =
    failOn !== undefined && meetsFailure(failOn, comparison.verdict, countChanges(comparison.changes))
  return isFailure ? 1 : 0
}
