// Shows a verdict as a word, a sign, a sentence and counts.
import type { ChangeKind, Verdict } from '../../core/changes/compare.ts'
import type { PolicyModel, Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { type ChangeCounts, changeLabels, countChanges, verdictSigns } from '../words/change-words.ts'
import { listGivenDestruction } from '../words/destruction-view.ts'
import { listGivenRisks } from '../words/risk-view.ts'
import { type Brief, describeBriefly } from '../words/verdict/verdict-brief.ts'
import { describeSameBriefly } from '../words/verdict/verdict-notes.ts'
import type { Phrase } from '../words/words.ts'
import { describeLevels } from './change-picture.ts'
import { explainVersions } from './explanation.ts'

/** A verdict for display. It has a word and a sign, so that it never depends on color alone. */
export interface VerdictView {
  readonly verdict: Verdict
  readonly sign: '=' | '+' | '−' | '±'
  /** The verdict in a sentence that requires no knowledge of IAM. */
  readonly sentence: readonly Phrase[]
  /** The same in a few words, for the head of a page. */
  readonly brief: Brief
  /** How the texts differ, in a few words, if the access is the same. */
  readonly sameText?: string
  /** What else a reader must know before acting on it. */
  readonly notes: readonly (readonly Phrase[])[]
  readonly counts: ChangeCounts
  /** How many sensitive actions are added, allowed on more requests, or on others. */
  readonly sensitive: number
  /** The same for destructive ones. */
  readonly destructive: number
  /** The kinds of change that occur, with their signs. */
  readonly tally: readonly {
    readonly kind: ChangeKind
    readonly sign: string
    readonly count: number
    /** How many actions of each access level, the most powerful first: `16 Write, 15 Read`. */
    readonly levels: string
  }[]
}

/** Show the verdict of a comparison. */
export function toVerdictView(site: Site, policy: PolicyModel, from: Version, to: Version): VerdictView {
  const comparison = site.compare(from, to)
  const counts = countChanges(comparison.changes)
  return {
    verdict: comparison.verdict,
    sign: verdictSigns[comparison.verdict],
    ...explainVersions(site, policy, from, to),
    brief: describeBriefly(site, policy, comparison),
    ...(comparison.verdict === 'same' && { sameText: describeSameBriefly(comparison) }),
    counts,
    sensitive: listGivenRisks(site, comparison.changes).length,
    destructive: listGivenDestruction(site, comparison.changes).length,
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
