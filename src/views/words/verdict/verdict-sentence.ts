// Writes the verdict of a comparison as a sentence that a manager can understand, with notes on what else to know.

import type { Access } from '../../../core/access/access.ts'
import { isGranted } from '../../../core/access/grant.ts'
import type { Change, ChangeKind, Comparison } from '../../../core/changes/compare.ts'
import { describeGivenRisks } from '../risk-view.ts'
import { countOf, type Phrase } from '../words.ts'
import { describeActions } from './name-actions.ts'
import { grantsNothing, listNotes, notCompared } from './verdict-notes.ts'
import { type NamedPolicy, type NamedVersion, subjectOf, type Wording } from './verdict-subject.ts'

export interface Explanation {
  readonly sentence: readonly Phrase[]
  readonly notes: readonly (readonly Phrase[])[]
}

/** Explain what a change means for anyone with the policy attached, and what else a reader must know. */
export function explainChange(
  site: Wording,
  policy: NamedPolicy,
  from: NamedVersion,
  to: NamedVersion,
  comparison: Comparison,
): Explanation {
  return {
    sentence:
      comparison.verdict === 'same'
        ? [describeSame(from, to, comparison)]
        : describeChanges(site, policy, comparison),
    notes: listNotes(comparison),
  }
}

/** Explain what the first recorded version allows anyone with the policy attached to do. */
export function explainFirst(site: Wording, policy: NamedPolicy, { actions }: Access): readonly Phrase[] {
  const granted = [...actions.values()].filter(({ outcome }) => isGranted(outcome))
  const full = granted.filter(({ outcome }) => outcome.status === 'full').length
  const names = granted.map(({ name }) => name).sort()
  if (names.length === 0) return ['The first recorded version: it allows nothing.']
  return [
    `The first recorded version: ${subjectOf(policy)} can perform ${countOf(names.length, 'action')} (`,
    ...describeActions(site, names),
    full === names.length
      ? ') on every resource without conditions.'
      : `), ${full === 0 ? 'none' : full.toLocaleString('en')} of them on every resource without conditions.`,
  ]
}

function describeSame(from: NamedVersion, to: NamedVersion, comparison: Comparison): string {
  const isRepublished =
    from.id === to.identicalTo || (from.identicalTo !== undefined && from.identicalTo === to.identicalTo)
  if (isRepublished) return `The documents of ${from.id} and ${to.id} are identical.`
  if (!grantsNothing(comparison))
    return `The text of ${to.id} differs from ${from.id}, but it grants the same access.`
  // For a policy that only denies, the verdict alone would sound as if nothing had changed for anyone.
  const denies = comparison.deniesDiffer ? ` ${notCompared}` : ''
  return `The text of ${to.id} differs from ${from.id}. Neither grants anything.${denies}`
}

function describeChanges(site: Wording, policy: NamedPolicy, comparison: Comparison): readonly Phrase[] {
  const { changes } = comparison
  const { untaken, unadded } = oneSided(comparison)
  const ofKind = (kind: ChangeKind) => changes.filter((change) => change.kind === kind)
  const [gained, lost, widened, narrowed, reshaped] = [
    ofKind('gained'),
    ofKind('lost'),
    ofKind('widened'),
    ofKind('narrowed'),
    ofKind('reshaped'),
  ]
  const clauses: readonly (readonly Phrase[])[] = [
    describeKind(
      site,
      gained,
      (count) => `${subjectOf(policy)} can perform ${countOf(count, 'more action')}`,
    ),
    describeKind(
      site,
      lost,
      (count) => `${subjectOf(policy)} can no longer perform ${countOf(count, 'action')}`,
    ),
    describeKind(
      site,
      widened,
      (count) => `${areAllowed(count)} on more resources or under looser conditions`,
    ),
    describeGivenRisks(site, changes),
    describeKind(
      site,
      narrowed,
      (count) => `${areAllowed(count)} on fewer resources or under stricter conditions`,
    ),
    describeKind(
      site,
      reshaped,
      (count) => `${areAllowed(count)} on different resources or under different conditions`,
    ),
    lost.length + narrowed.length + reshaped.length === 0 ? [untaken] : [],
    gained.length + widened.length + reshaped.length === 0 ? [unadded] : [],
  ]
  const [first = [], ...rest] = clauses.filter((clause) => clause.length > 0)
  const [start, ...more] = first
  return [
    ...capitalize(start),
    ...more,
    ...rest.flatMap((clause): readonly Phrase[] => ['; ', ...clause]),
    '.',
  ]
}

/** Say that a change goes one way only: of what is granted alone, if Deny statements could do more. */
export function oneSided({ deniesDiffer }: Pick<Comparison, 'deniesDiffer'>): {
  readonly untaken: string
  readonly unadded: string
} {
  return deniesDiffer
    ? {
        untaken: 'nothing is taken from what the policy grants',
        unadded: 'nothing is added to what the policy grants',
      }
    : { untaken: 'nothing is taken away', unadded: 'nothing is added' }
}

const areAllowed = (count: number) => `${countOf(count, 'action')} ${count === 1 ? 'is' : 'are'} now allowed`

function capitalize(phrase: Phrase | undefined): readonly Phrase[] {
  if (typeof phrase !== 'string') return phrase === undefined ? [] : [phrase]
  return [phrase.charAt(0).toUpperCase() + phrase.slice(1)]
}

function describeKind(
  site: Wording,
  changes: readonly Change[],
  words: (count: number) => string,
): readonly Phrase[] {
  if (changes.length === 0) return []
  const names = changes.map(({ name }) => name)
  return [`${words(changes.length)} (`, ...describeActions(site, names), ')']
}
