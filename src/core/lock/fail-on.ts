// Decides whether a review meets a condition under which it should fail.
import type { RiskIndex } from '../actions/risks.ts'
import type { Change } from '../changes/compare.ts'
import { matcherOf } from '../policy/pattern.ts'

export type FailCondition =
  | { readonly kind: 'broader' | 'narrower' | 'any' | 'sensitive' }
  | { readonly kind: 'gained'; readonly pattern: string }

/** Read a condition as it is written: `broader`, or `gained:iam:*`. Returns undefined if it is none. */
export function readFailCondition(text: string): FailCondition | undefined {
  if (text === 'broader' || text === 'narrower' || text === 'any' || text === 'sensitive')
    return { kind: text }
  const pattern = /^gained:(.+)$/.exec(text)?.[1]
  return pattern === undefined ? undefined : { kind: 'gained', pattern }
}

/** Whether a change lets a request through that was refused before. */
export function givesMore({ kind }: Pick<Change, 'kind'>): boolean {
  return kind === 'gained' || kind === 'widened' || kind === 'reshaped'
}

/** List the actions of a comparison that meet a condition. */
export function listMeeting(
  condition: FailCondition,
  changes: readonly Change[],
  risks: RiskIndex,
): readonly string[] {
  const test = testOf(condition, risks)
  return changes.filter(test).map(({ name }) => name)
}

function testOf(condition: FailCondition, risks: RiskIndex): (change: Change) => boolean {
  switch (condition.kind) {
    case 'any':
      return () => true
    case 'broader':
      return givesMore
    case 'narrower':
      return ({ kind }) => kind === 'lost' || kind === 'narrowed' || kind === 'reshaped'
    case 'sensitive':
      return (change) => givesMore(change) && risks.find(change.name) !== undefined
    case 'gained': {
      const matches = matcherOf(condition.pattern.toLowerCase())
      return (change) => givesMore(change) && matches(change.name.toLowerCase())
    }
    default:
      return condition satisfies never
  }
}
