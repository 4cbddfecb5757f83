// A checked policy held against a cataloged version in; the verdict in words out.
import type { KnownAction } from '../../core/actions/action.ts'
import type { Change, ChangeKind } from '../../core/changes/compare.ts'
import { type Candidate, type Nearness, shareOf } from '../../core/open-world/nearest-policy.ts'
import { anyUnlisted } from '../../core/open-world/unlisted-services.ts'
import { changeLabels, countChanges } from '../words/change-words.ts'
import { type Explanation, explainChange } from '../words/verdict-sentence.ts'
import { countOf } from '../words/words.ts'
import type { ComparisonInput } from './comparison-input.ts'

/** Name a version with its policy. */
export const nameOf = ({ name, version }: Candidate) => `${name} ${version}`

/** Say whether an action is one of a service that either side names. */
export const isOfNamed = ({ name }: KnownAction) => name !== anyUnlisted.name

/** Say what a text is by its nearest version: `This is AmazonConnectReadOnlyAccess v4 plus 3 actions.` */
export function describeNearness(nearness: Nearness): string {
  const { candidate, comparison, shared, changed } = nearness
  const name = nameOf(candidate)
  if (changed === 0) return `This grants exactly what ${name} grants.`
  if (shareOf(nearness) < 0.5) {
    return `No policy of the catalog is near. ${name} is nearest: of ${countOf(shared + changed, 'action')}, the two treat ${shared.toLocaleString('en')} alike.`
  }
  const { gained, lost, widened, narrowed, reshaped } = countChanges(comparison.changes)
  const parts = [
    ...(gained > 0 ? [`plus ${countOf(gained, 'action')}`] : []),
    ...(lost > 0 ? [`less ${countOf(lost, 'action')}`] : []),
    ...(widened > 0 ? [`with ${countOf(widened, 'action')} widened`] : []),
    ...(narrowed > 0 ? [`with ${countOf(narrowed, 'action')} narrowed`] : []),
    ...(reshaped > 0 ? [`with ${countOf(reshaped, 'action')} reshaped`] : []),
  ]
  return `This is ${name} ${parts.join(', ')}.`
}

/** Say what a comparison means for whoever carries the text, and what to know besides. */
export function explainComparison(
  { candidate, comparison, knowledge, unlisted }: ComparisonInput,
  changes: readonly Change[],
): Explanation {
  const named = {
    ...comparison,
    changes,
    after: { actions: new Map([...comparison.after.actions].filter(([, action]) => isOfNamed(action))) },
  }
  const { sentence, notes } = explainChange(
    knowledge,
    { record: { kind: 'managed' } },
    { id: nameOf(candidate) },
    { id: 'your text' },
    named,
  )
  const rest = comparison.changes.find((change) => !isOfNamed(change))
  if (comparison.verdict === 'same')
    return { sentence: [`Your text grants the same as ${nameOf(candidate)}.`], notes }
  return { sentence: rest === undefined ? sentence : [describeRest(rest, changes, unlisted)], notes }
}

/** Tell what becomes of the services that no side names, and count the rest. */
function describeRest(rest: Change, changes: readonly Change[], others: ComparisonInput['unlisted']): string {
  const counts = countChanges(changes)
  const besides = changeLabels.flatMap(({ kind }) => (counts[kind] === 0 ? [] : [`${counts[kind]} ${kind}`]))
  const scope = `all ${countOf(others.actions, 'action')} of ${countOf(others.services, 'other service')}`
  const named = besides.length === 0 ? '' : ` Of the services that are named: ${besides.join(', ')}.`
  return `${restWords[rest.kind]} ${scope}.${named}`
}

const restWords: Readonly<Record<ChangeKind, string>> = {
  gained: 'By its wildcards your text also reaches',
  lost: 'Your text no longer reaches',
  widened: 'Your text widens the access to',
  narrowed: 'Your text narrows the access to',
  reshaped: 'Your text reshapes the access to',
}
