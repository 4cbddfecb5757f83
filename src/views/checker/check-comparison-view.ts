// Shows a comparison that was computed in the browser: the verdict and every changed action.

import { servicePrefix } from '../../core/actions/action.ts'
import type { Change, ChangeKind, Verdict } from '../../core/changes/compare.ts'
import { changeLabels, countChanges, verdictSigns } from '../words/change-words.ts'
import type { Phrase } from '../words/words.ts'
import { type CheckLevel, type CheckOutcome, toCheckLevels, toCheckOutcome } from './check-actions.ts'
import { describeNearness, explainComparison, isOfNamed } from './check-comparison-words.ts'
import type { ComparisonInput } from './comparison-input.ts'

/** How many groups of a service are shown. */
const mostGroups = 50

export interface CheckChangeGroup {
  readonly levels: readonly CheckLevel[]
  readonly before?: CheckOutcome
  readonly after?: CheckOutcome
}

export interface CheckChanges {
  readonly kind: ChangeKind
  readonly meaning: string
  readonly count: number
  readonly services: readonly {
    readonly prefix: string
    readonly name: string
    readonly count: number
    readonly groups: readonly CheckChangeGroup[]
    readonly moreGroups: number
  }[]
}

export interface CheckComparison {
  /** How close the version is; present if the checker picked the version. */
  readonly nearness?: string
  readonly verdict: Verdict
  readonly sign: string
  readonly sentence: readonly Phrase[]
  readonly notes: readonly (readonly Phrase[])[]
  readonly tally: readonly { readonly kind: ChangeKind; readonly sign: string; readonly count: number }[]
  readonly sections: readonly CheckChanges[]
}

/** Describe what changes from one side to the other. */
export function toCheckComparison(input: ComparisonInput): CheckComparison {
  const { comparison, nearness } = input
  const changes = comparison.changes.filter(isOfNamed)
  const counts = countChanges(changes)
  return {
    ...(nearness && { nearness: describeNearness(nearness) }),
    verdict: comparison.verdict,
    sign: verdictSigns[comparison.verdict],
    ...explainComparison(input, changes),
    tally: changeLabels.flatMap(({ kind, sign }) =>
      counts[kind] === 0 ? [] : [{ kind, sign, count: counts[kind] }],
    ),
    sections: changeLabels.flatMap(({ kind, meaning }) => {
      const ofKind = changes.filter((change) => change.kind === kind)
      return ofKind.length === 0 ? [] : [toSection(input, kind, meaning, ofKind)]
    }),
  }
}

function toSection(
  { before: older, after: newer, knowledge }: ComparisonInput,
  kind: ChangeKind,
  meaning: string,
  changes: readonly Change[],
): CheckChanges {
  const services = Map.groupBy(changes, ({ name }) => servicePrefix(name).toLowerCase())
  return {
    kind,
    meaning,
    count: changes.length,
    services: [...services].map(([prefix, ofService]) => {
      const alike = [
        ...Map.groupBy(ofService, ({ before, after }) => JSON.stringify([before, after])).values(),
      ]
      return {
        prefix,
        name: knowledge.serviceNames.get(prefix) ?? '',
        count: ofService.length,
        groups: alike.slice(0, mostGroups).flatMap((group): readonly CheckChangeGroup[] => {
          const [first] = group
          if (first === undefined) return []
          const { before, after } = first
          return [
            {
              levels: toCheckLevels(group, knowledge.risks),
              ...(before && kind !== 'gained' && { before: toCheckOutcome(before, older.refOf) }),
              ...(after && { after: toCheckOutcome(after, newer.refOf) }),
            },
          ]
        }),
        moreGroups: Math.max(0, alike.length - mostGroups),
      }
    }),
  }
}
