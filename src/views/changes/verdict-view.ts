// A verdict as pages show it: the word, the sign, the sentence and the counts.
import type { ChangeKind, Comparison, Verdict } from '../../core/changes/compare.ts'
import type { PolicyModel, Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { type ChangeCounts, changeLabels, countChanges, verdictSigns } from '../words/change-words.ts'
import { explainChange } from '../words/verdict-sentence.ts'
import type { Phrase } from '../words/words.ts'
import { describeLevels } from './change-picture.ts'

/** A verdict is never told by color alone: it has a word and a sign. */
export interface VerdictView {
  readonly verdict: Verdict
  readonly sign: '=' | '+' | '−' | '±'
  /** The verdict in a sentence that needs no knowledge of IAM. */
  readonly sentence: readonly Phrase[]
  /** What else a reader must know before acting on it. */
  readonly notes: readonly (readonly Phrase[])[]
  readonly counts: ChangeCounts
  /** The kinds that occur, with their signs. */
  readonly tally: readonly {
    readonly kind: ChangeKind
    readonly sign: string
    readonly count: number
    /** How many of each access level, the weightiest first: `16 Write, 15 Read`. */
    readonly levels: string
  }[]
}

export function toVerdictView(
  site: Site,
  policy: PolicyModel,
  from: Version,
  to: Version,
  comparison: Comparison,
): VerdictView {
  const counts = countChanges(comparison.changes)
  return {
    verdict: comparison.verdict,
    sign: verdictSigns[comparison.verdict],
    ...explainChange(site, policy, from, to, comparison),
    counts,
    tally: changeLabels.flatMap(({ kind, sign }) =>
      counts[kind] === 0
        ? []
        : [
            {
              kind,
              sign,
              count: counts[kind],
              levels: describeLevels(comparison.changes.filter((change) => change.kind === kind)),
            },
          ],
    ),
  }
}
