// A comparison in; the verdict as a sentence that a manager understands, and what to know besides, out.
import { byActionName, type KnownAction } from '../core/catalogue.ts'
import type { Change, ChangeKind, Comparison } from '../core/compare.ts'
import type { PolicyModel, Version } from './site.ts'
import { countOf, listNames, type Phrase } from './words.ts'

export interface Explanation {
  readonly sentence: readonly Phrase[]
  readonly notes: readonly (readonly Phrase[])[]
}

/** Say what a change does to whoever carries the policy, and what a reader must know besides. */
export function explainChange(
  policy: PolicyModel,
  from: Version,
  to: Version,
  comparison: Comparison,
): Explanation {
  const kinds = new Map<ChangeKind, readonly Change[]>()
  for (const change of comparison.changes) kinds.set(change.kind, [...(kinds.get(change.kind) ?? []), change])
  return {
    sentence: [...leadOf(comparison, from, to), ...tellKinds(policy, kinds)],
    notes: [
      ...noteUnsupported(comparison.changes),
      ...noteDenied(comparison),
      ...noteIdle(comparison.changes),
    ],
  }
}

function leadOf({ verdict }: Comparison, from: Version, to: Version): readonly Phrase[] {
  switch (verdict) {
    case 'same':
      return isRepublished(from, to)
        ? [`Identical: ${to.id} has the same document as ${from.id}.`]
        : [`Same access: the text differs from ${from.id}, what it grants does not.`]
    case 'broader':
      return ['Broader: ']
    case 'narrower':
      return ['Narrower: ']
    case 'mixed':
      return ['Mixed, look closely: ']
    default:
      return verdict satisfies never
  }
}

function isRepublished(from: Version, to: Version): boolean {
  return from.id === to.identicalTo || (from.identicalTo !== undefined && from.identicalTo === to.identicalTo)
}

function tellKinds(
  policy: PolicyModel,
  kinds: ReadonlyMap<ChangeKind, readonly Change[]>,
): readonly Phrase[] {
  if (kinds.size === 0) return []
  const parts = [
    tellKind(kinds, 'gained', 'can do', 'more'),
    tellKind(kinds, 'lost', 'can no longer do'),
    tellScope(kinds, 'widened', 'may now be used on more resources or under fewer conditions'),
    tellScope(kinds, 'narrowed', 'may now be used on fewer resources or under more conditions'),
    tellScope(kinds, 'reshaped', 'may now be used on other resources or under other conditions than before'),
    kinds.has('lost') || kinds.has('narrowed') || kinds.has('reshaped') ? [] : ['nothing is taken away'],
    kinds.has('gained') || kinds.has('widened') || kinds.has('reshaped') ? [] : ['nothing is added'],
  ].filter((part) => part.length > 0)
  const subject: readonly Phrase[] = kinds.has('gained') || kinds.has('lost') ? [`${whoOf(policy)} `] : []
  return [...subject, ...parts.flatMap((part, i) => [...(i === 0 ? [] : ['; ']), ...part]), '.']
}

function whoOf({ record }: PolicyModel): string {
  return record.kind === 'service-linked-role'
    ? 'the service-linked role that carries this policy'
    : 'whoever has this policy attached'
}

function tellKind(
  kinds: ReadonlyMap<ChangeKind, readonly Change[]>,
  kind: ChangeKind,
  verb: string,
  more = '',
): readonly Phrase[] {
  const changes = kinds.get(kind) ?? []
  if (changes.length === 0) return []
  const noun = more === '' ? 'action' : `${more} action`
  return [`${verb} ${countOf(changes.length, noun)} (`, ...listNames(changes.map(({ name }) => name)), ')']
}

function tellScope(
  kinds: ReadonlyMap<ChangeKind, readonly Change[]>,
  kind: ChangeKind,
  words: string,
): readonly Phrase[] {
  const changes = kinds.get(kind) ?? []
  if (changes.length === 0) return []
  return [
    `${countOf(changes.length, 'action')} (`,
    ...listNames(changes.map(({ name }) => name)),
    `) ${words}`,
  ]
}

/** Of the gained and widened actions, those whose every grant asks for a tag that the action does not support. */
function noteUnsupported(changes: readonly Change[]): readonly (readonly Phrase[])[] {
  const named = changes.filter(
    ({ kind, after }) =>
      (kind === 'gained' || kind === 'widened' || kind === 'reshaped') &&
      after?.grants.every(({ unsupportedCondition }) => unsupportedCondition),
  )
  if (named.length === 0) return []
  const [stand, they] = named.length === 1 ? ['stands', 'that action does'] : ['stand', 'those actions do']
  return [
    [
      `${named.length} of the ${countOf(changes.length, 'changed action')} (`,
      ...listNames(named.map(({ name }) => name)),
      `) ${stand} under a resource-tag condition that ${they} not support, and so can hardly be used.`,
    ],
  ]
}

/** Actions that an Allow of the newer version names or matches and a Deny takes away again. */
function noteDenied({ before, after }: Comparison): readonly (readonly Phrase[])[] {
  const denied = [...after.actions]
    .filter(
      ([key, action]) =>
        action.outcome.status === 'denied' && before.actions.get(key)?.outcome.status !== 'denied',
    )
    .map(([, action]): KnownAction => action)
    .sort(byActionName)
  if (denied.length === 0) return []
  const verb =
    denied.length === 1 ? 'is matched by an Allow but denied' : 'are matched by an Allow but denied'
  return [
    [
      `${countOf(denied.length, 'action')} (`,
      ...listNames(
        denied.map(({ name }) => name),
        12,
      ),
      `) ${verb}, and so not granted.`,
    ],
  ]
}

function noteIdle(changes: readonly Change[]): readonly (readonly Phrase[])[] {
  const named = changes.filter(
    ({ kind, after }) => kind === 'gained' && after?.grants.every(({ idle }) => idle),
  )
  if (named.length === 0) return []
  return [
    [
      `${countOf(named.length, 'gained action')} (`,
      ...listNames(named.map(({ name }) => name)),
      ') only on resources that the action does not act on, and so never match.',
    ],
  ]
}
