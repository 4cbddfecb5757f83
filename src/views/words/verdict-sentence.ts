// Writes the verdict of a comparison as a sentence that a manager can understand, with notes on what else to know.

import type { Access } from '../../core/access/access.ts'
import { isGranted, type Status } from '../../core/access/grant.ts'
import { byActionName, servicePrefix } from '../../core/actions/action.ts'
import type { Change, ChangeKind, Comparison } from '../../core/changes/compare.ts'
import type { PolicyModel, Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { describeGivenRisks } from './risk-view.ts'
import { countOf, joinPhrases, listNames, type Phrase } from './words.ts'

export interface Explanation {
  readonly sentence: readonly Phrase[]
  readonly notes: readonly (readonly Phrase[])[]
}

/** The parts of the site that these sentences need. A comparison of two arbitrary policies has nothing more. */
export type Wording = Pick<Site, 'serviceNames' | 'risks'> & Partial<Pick<Site, 'destruction'>>

/** The policy that the sentences are about, from the site or elsewhere. */
export interface NamedPolicy {
  /** Who has the access, if the kind of the policy does not tell. */
  readonly subject?: string
  readonly record: Pick<PolicyModel['record'], 'kind'>
}

/** A version that the sentences are about. */
export type NamedVersion = Pick<Version, 'id' | 'identicalTo'>

/** Explain what a change means for anyone with the policy attached, and what else a reader must know. */
export function explainChange(
  site: Wording,
  policy: NamedPolicy,
  from: NamedVersion,
  to: NamedVersion,
  comparison: Comparison,
): Explanation {
  const { changes, verdict } = comparison
  return {
    sentence:
      verdict === 'same' ? [describeSame(from, to, comparison)] : describeChanges(site, policy, comparison),
    notes: [
      ...describeUndecided(changes),
      ...describeIdle(comparison),
      ...describeDenied(comparison),
      ...describeDenies(comparison),
    ],
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

const notCompared = 'What they take away from other policies is not compared, so read the text.'

/** Leaves open what Deny statements that differ mean. */
export const deniesNote: readonly Phrase[] = [`The Deny statements differ. ${notCompared}`]

/** Check whether neither side grants an action: there may be one that is named in vain or denied. */
function grantsNothing({ before, after }: Comparison): boolean {
  return ![before, after].some(({ actions }) =>
    [...actions.values()].some(({ outcome }) => isGranted(outcome)),
  )
}

/** Say in a few words how two versions with the same access differ, without claiming that their Denies are the same. */
export function describeSameBriefly(comparison: Comparison): string {
  if (grantsNothing(comparison))
    return `grants nothing, different ${comparison.deniesDiffer ? 'Deny' : 'text'}`
  return comparison.deniesDiffer ? 'grants the same, different Deny' : 'same access, different text'
}

/** Report Deny statements that differ, unless the sentence does: a gain or a loss says nothing of other policies. */
function describeDenies(comparison: Comparison): readonly (readonly Phrase[])[] {
  const isSaid = comparison.verdict === 'same' && grantsNothing(comparison)
  return comparison.deniesDiffer && !isSaid ? [deniesNote] : []
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

/** Say who can do what a policy grants. */
export function subjectOf({ record, subject }: NamedPolicy): string {
  if (subject !== undefined) return subject
  return record.kind === 'service-linked-role'
    ? 'the service-linked role'
    : 'anyone with this policy attached'
}

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

/** Name up to three actions; count more than that by service. */
export function describeActions(site: Wording, names: readonly string[]): readonly Phrase[] {
  return names.length <= 3 ? listNames(names) : describeServices(site, names)
}

const servicesNamed = 3

function describeServices(site: Wording, names: readonly string[]): readonly Phrase[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(servicePrefix(name), (counts.get(servicePrefix(name)) ?? 0) + 1)
  const services = [...counts].sort(([, a], [, b]) => b - a)
  const named = services.slice(0, servicesNamed).map(([prefix, count]): readonly Phrase[] => {
    const service = site.serviceNames.get(prefix) ?? prefix
    return [services.length === 1 ? `all in ${service}` : `${count} in ${service}`]
  })
  const rest = services.length - named.length
  return joinPhrases(rest === 0 ? named : [...named, [countOf(rest, 'more service')]])
}

/** Report actions whose change is not known because the search for a request was given up. */
function describeUndecided(changes: readonly Change[]): readonly (readonly Phrase[])[] {
  const named = changes.filter(({ isUndecided }) => isUndecided)
  if (named.length === 0) return []
  return [
    [
      `For ${countOf(named.length, 'action')} (`,
      ...listNames(named.map(({ name }) => name)),
      ') there was no telling in reasonable time which requests are allowed; read the text.',
    ],
  ]
}

/** Report actions that the newer version names in vain, and the older one did not name. */
function describeIdle({ before, after }: Comparison): readonly (readonly Phrase[])[] {
  const named = listNew(before, after, 'idle')
  if (named.length === 0) return []
  const isOne = named.length === 1
  return [
    [
      `${countOf(named.length, 'more action')} (`,
      ...listNames(named),
      `) ${isOne ? 'is' : 'are'} named but not granted: by AWS’s reference ${isOne ? 'it' : 'they'} never ${isOne ? 'matches' : 'match'} a request on these resources and conditions.`,
    ],
  ]
}

/** List the actions that have a status in the newer version and did not have it in the older one. */
function listNew(before: Access, after: Access, status: Status): readonly string[] {
  return [...after.actions]
    .filter(
      ([key, { outcome }]) => outcome.status === status && before.actions.get(key)?.outcome.status !== status,
    )
    .map(([, action]) => action)
    .sort(byActionName)
    .map(({ name }) => name)
}

/** Report actions that an Allow of the newer version matches and that a Deny now overrides. */
function describeDenied({ before, after }: Comparison): readonly (readonly Phrase[])[] {
  const named = listNew(before, after, 'denied')
  if (named.length === 0) return []
  return [
    [
      `${countOf(named.length, 'action')} (`,
      ...listNames(named, 12),
      `) ${named.length === 1 ? 'is' : 'are'} denied: an Allow matches ${named.length === 1 ? 'it' : 'them'}, but a Deny overrides it.`,
    ],
  ]
}
