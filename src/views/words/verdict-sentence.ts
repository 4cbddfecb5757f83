// A comparison in; the verdict as a sentence that a manager understands, and what to know besides, out.
import type { Access } from '../../core/access/access.ts'
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

/** What the words about a change need of the site; a comparison of any two policies has no more. */
export type Wording = Pick<Site, 'serviceNames' | 'risks'>

/** A policy that is spoken of: one of the site's, or any other. */
export interface NamedPolicy {
  readonly record: Pick<PolicyModel['record'], 'kind'>
}

/** A version that is spoken of. */
export type NamedVersion = Pick<Version, 'id' | 'identicalTo'>

/** Say what a change does to whoever carries the policy, and what a reader must know besides. */
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
      verdict === 'same' ? [describeSame(from, to, comparison)] : describeChanges(site, policy, changes),
    notes: [...describeUnsupported(changes), ...describeIdle(changes), ...describeDenied(comparison)],
  }
}

/** Say what the first recorded version lets whoever carries the policy do. */
export function explainFirst(site: Wording, policy: NamedPolicy, { actions }: Access): readonly Phrase[] {
  const granted = [...actions.values()].filter(({ outcome }) => outcome.status !== 'denied')
  const full = granted.filter(({ outcome }) => outcome.status === 'full').length
  const names = granted.map(({ name }) => name).sort()
  if (names.length === 0) return ['The first recorded version: it allows nothing.']
  return [
    `The first recorded version: ${whoOf(policy)} can do ${countOf(names.length, 'action')} (`,
    ...describeActions(site, names),
    full === names.length
      ? ') on every resource, without a condition.'
      : `), ${full === 0 ? 'none' : full.toLocaleString('en')} of them on every resource, without a condition.`,
  ]
}

function describeSame(from: NamedVersion, to: NamedVersion, { before, after }: Comparison): string {
  const isRepublished =
    from.id === to.identicalTo || (from.identicalTo !== undefined && from.identicalTo === to.identicalTo)
  if (isRepublished) return `The document of ${to.id} is identical to that of ${from.id}.`
  // Of a policy that only denies, the verdict alone would sound as if nothing had changed for anybody.
  const grantsNothing = before.actions.size === 0 && after.actions.size === 0
  return grantsNothing
    ? `The text of ${to.id} differs from ${from.id}. Neither grants anything; what they take away from other policies is not compared: read the text.`
    : `The text of ${to.id} differs from ${from.id}; the access it grants does not.`
}

function describeChanges(site: Wording, policy: NamedPolicy, changes: readonly Change[]): readonly Phrase[] {
  const ofKind = (kind: ChangeKind) => changes.filter((change) => change.kind === kind)
  const [gained, lost, widened, narrowed, reshaped] = [
    ofKind('gained'),
    ofKind('lost'),
    ofKind('widened'),
    ofKind('narrowed'),
    ofKind('reshaped'),
  ]
  const clauses: readonly (readonly Phrase[])[] = [
    tell(site, gained, (count) => `${whoOf(policy)} can do ${countOf(count, 'more action')}`),
    tell(site, lost, (count) => `${whoOf(policy)} can no longer do ${countOf(count, 'action')}`),
    tell(site, widened, (count) => `${areAllowed(count)} on more, or under fewer conditions`),
    describeGivenRisks(site, changes),
    tell(site, narrowed, (count) => `${areAllowed(count)} on less, or under more conditions`),
    tell(site, reshaped, (count) => `${areAllowed(count)} on something else than before`),
    lost.length + narrowed.length + reshaped.length === 0 ? ['nothing is taken away'] : [],
    gained.length + widened.length + reshaped.length === 0 ? ['nothing is added'] : [],
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

const areAllowed = (count: number) => `${countOf(count, 'action')} ${count === 1 ? 'is' : 'are'} now allowed`

function whoOf({ record }: NamedPolicy): string {
  return record.kind === 'service-linked-role'
    ? 'the service-linked role'
    : 'whoever has this policy attached'
}

function capitalize(phrase: Phrase | undefined): readonly Phrase[] {
  if (typeof phrase !== 'string') return phrase === undefined ? [] : [phrase]
  return [phrase.charAt(0).toUpperCase() + phrase.slice(1)]
}

function tell(
  site: Wording,
  changes: readonly Change[],
  words: (count: number) => string,
): readonly Phrase[] {
  if (changes.length === 0) return []
  const names = changes.map(({ name }) => name)
  return [`${words(changes.length)} (`, ...describeActions(site, names), ')']
}

/** Name up to three actions; tell more of them by service. */
export function describeActions(site: Wording, names: readonly string[]): readonly Phrase[] {
  return names.length <= 3 ? listNames(names) : describeServices(site, names)
}

const servicesNamed = 3

function describeServices(site: Wording, names: readonly string[]): readonly Phrase[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(servicePrefix(name), (counts.get(servicePrefix(name)) ?? 0) + 1)
  const services = [...counts].sort(([, a], [, b]) => b - a)
  const told = services.slice(0, servicesNamed).map(([prefix, count]): readonly Phrase[] => {
    const service = site.serviceNames.get(prefix) ?? prefix
    return [services.length === 1 ? `all of ${service}` : `${count} of ${service}`]
  })
  const rest = services.length - told.length
  return joinPhrases(rest === 0 ? told : [...told, [countOf(rest, 'more service')]])
}

/** Of the changed actions, those whose every grant asks for a resource tag that the action does not support. */
function describeUnsupported(changes: readonly Change[]): readonly (readonly Phrase[])[] {
  const named = changes.filter(
    ({ kind, after }) =>
      (kind === 'gained' || kind === 'widened' || kind === 'reshaped') &&
      after?.grants.every(({ unsupportedCondition }) => unsupportedCondition),
  )
  if (named.length === 0) return []
  const isOne = named.length === 1
  return [
    [
      `${named.length} of the ${countOf(changes.length, 'changed action')} (`,
      ...listNames(named.map(({ name }) => name)),
      `) ${isOne ? 'stands' : 'stand'} under a resource-tag condition that ${isOne ? 'it does' : 'they do'} not support, and can hardly be used.`,
    ],
  ]
}

/** Actions whose every gained grant names resources that the action does not act on. */
function describeIdle(changes: readonly Change[]): readonly (readonly Phrase[])[] {
  const named = changes.filter(
    ({ kind, after }) => kind === 'gained' && after?.grants.every(({ idle }) => idle),
  )
  if (named.length === 0) return []
  return [
    [
      `${countOf(named.length, 'gained action')} (`,
      ...listNames(named.map(({ name }) => name)),
      `) can never be used: the policy names resources that ${named.length === 1 ? 'it does' : 'they do'} not act on.`,
    ],
  ]
}

/** Actions that an Allow of the newer version matches and a Deny newly takes away. */
function describeDenied({ before, after }: Comparison): readonly (readonly Phrase[])[] {
  const isDenied = (status: string | undefined) => status === 'denied'
  const named = [...after.actions]
    .filter(
      ([key, { outcome }]) => isDenied(outcome.status) && !isDenied(before.actions.get(key)?.outcome.status),
    )
    .map(([, action]) => action)
    .sort(byActionName)
  if (named.length === 0) return []
  return [
    [
      `${countOf(named.length, 'action')} (`,
      ...listNames(
        named.map(({ name }) => name),
        12,
      ),
      `) ${named.length === 1 ? 'is' : 'are'} denied: an Allow matches ${named.length === 1 ? 'it' : 'them'}, and a Deny takes ${named.length === 1 ? 'it' : 'them'} away.`,
    ],
  ]
}
