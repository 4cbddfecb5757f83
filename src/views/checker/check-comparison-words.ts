// Describes in words how a checked policy differs from a version in the catalog.
import type { KnownAction } from '../../core/actions/action.ts'
import type { Change, ChangeKind } from '../../core/changes/compare.ts'
import { type Candidate, type Nearness, shareOf } from '../../core/open-world/nearest-policy.ts'
import { anyUnlisted } from '../../core/open-world/unlisted-services.ts'
import { changeLabels, countChanges } from '../words/change-words.ts'
import { deniesNote } from '../words/verdict/verdict-notes.ts'
import { type Explanation, explainChange } from '../words/verdict/verdict-sentence.ts'
import { countOf } from '../words/words.ts'
import type { ComparisonInput } from './comparison-input.ts'

/** Format the policy name and version ID. */
export const nameOf = ({ name, version }: Candidate) => `${name} ${version}`

/** Check whether an action belongs to a service that either side names. */
export const isOfNamed = ({ name }: KnownAction) => name !== anyUnlisted.name

/** Describe a text in terms of its nearest version: `This is AmazonConnectReadOnlyAccess v4 plus 3 actions.` */
export function describeNearness(nearness: Nearness): string {
  const { candidate, comparison, shared, changed } = nearness
  const name = nameOf(candidate)
  if (changed === 0) return `This grants exactly what ${name} grants.`
  if (shareOf(nearness) < 0.5) {
    return `No policy in the catalog is close. ${name} is the closest: of ${countOf(shared + changed, 'action')}, both grant ${shared.toLocaleString('en')} the same way.`
  }
  const { gained, lost, widened, narrowed, reshaped } = countChanges(comparison.changes)
  const parts = [
    ...(gained > 0 ? [`plus ${countOf(gained, 'action')}`] : []),
    ...(lost > 0 ? [`minus ${countOf(lost, 'action')}`] : []),
    ...(widened > 0 ? [`with ${countOf(widened, 'action')} widened`] : []),
    ...(narrowed > 0 ? [`with ${countOf(narrowed, 'action')} narrowed`] : []),
    ...(reshaped > 0 ? [`with ${countOf(reshaped, 'action')} reshaped`] : []),
  ]
  return `This is ${name} ${parts.join(', ')}.`
}

/** Explain what a comparison means for a user or role, and add notes. */
export function explainComparison(
  { subject, before, after, comparison, knowledge, unlisted }: ComparisonInput,
  changes: readonly Change[],
): Explanation {
  const named = {
    ...comparison,
    changes,
    after: { actions: new Map([...comparison.after.actions].filter(([, action]) => isOfNamed(action))) },
  }
  const { sentence, notes } = explainChange(
    knowledge,
    { record: { kind: 'managed' }, ...(subject && { subject }) },
    { id: before.text },
    { id: after.text },
    named,
  )
  const rest = comparison.changes.find((change) => !isOfNamed(change))
  if (comparison.verdict === 'same') {
    const isNoted = !comparison.deniesDiffer || notes.includes(deniesNote)
    return {
      sentence: [`The access is the same with ${after.text} as with ${before.text}.`],
      notes: isNoted ? notes : [...notes, deniesNote],
    }
  }
  return { sentence: rest === undefined ? sentence : [describeRest(rest, changes, unlisted)], notes }
}

/** Describe what changes in the services that neither side names, and count the other changes. */
function describeRest(
  rest: Change,
  changes: readonly Change[],
  unlisted: ComparisonInput['unlisted'],
): string {
  const counts = countChanges(changes)
  const namedCounts = changeLabels.flatMap(({ kind }) =>
    counts[kind] === 0 ? [] : [`${counts[kind]} ${kind}`],
  )
  const scope = `all ${countOf(unlisted.actions, 'action')} in ${countOf(unlisted.services, 'other service')}`
  const named = namedCounts.length === 0 ? '' : ` In the services that are named: ${namedCounts.join(', ')}.`
  return `${restWords[rest.kind]} ${scope}.${named}`
}

const restWords: Readonly<Record<ChangeKind, string>> = {
  gained: 'Also reached through wildcards:',
  lost: 'No longer reached through wildcards:',
  widened: 'Wider access to',
  narrowed: 'Narrower access to',
  reshaped: 'Reshaped access to',
}
