// Writes the verdict of a comparison as a headline and a short sentence, for the head of a page.
import { servicePrefix } from '../../../core/actions/action.ts'
import type { Change, ChangeKind, Comparison } from '../../../core/changes/compare.ts'
import { countOf, listNames, type Phrase } from '../words.ts'
import { oneSided } from './verdict-sentence.ts'
import { type NamedPolicy, subjectOf, type Wording } from './verdict-subject.ts'

export interface Brief {
  /** What the change means first of all; empty if the access is the same. */
  readonly headline: readonly Phrase[]
  /** What else changed, in a sentence; empty if that is all. */
  readonly rest: string
}

const beginnings: Readonly<Record<ChangeKind, (who: string, count: number) => string>> = {
  gained: (who, count) => `${who} can perform ${countOf(count, 'more action')}`,
  lost: (who, count) => `${who} can no longer perform ${countOf(count, 'action')}`,
  widened: (_, count) => `${countOf(count, 'action')} ${be(count)} allowed on more requests`,
  narrowed: (_, count) => `${countOf(count, 'action')} ${be(count)} allowed on fewer requests`,
  reshaped: (_, count) => `${countOf(count, 'action')} ${be(count)} allowed on other requests`,
}

const be = (count: number) => (count === 1 ? 'is' : 'are')

/** Say briefly what changed: the headline has the first kind of change, by weight, and names its service. */
export function describeBriefly(
  site: Wording,
  policy: NamedPolicy,
  comparison: Pick<Comparison, 'changes' | 'deniesDiffer'>,
): Brief {
  const { changes } = comparison
  const { untaken, unadded } = oneSided(comparison)
  const order: readonly ChangeKind[] = ['gained', 'lost', 'widened', 'narrowed', 'reshaped']
  const kinds = order.filter((kind) => changes.some((change) => change.kind === kind))
  const ofKind = (kind: ChangeKind) => changes.filter((change) => change.kind === kind)
  const [first, ...others] = kinds
  if (first === undefined) return { headline: [], rest: '' }
  const main = ofKind(first)
  const start = beginnings[first](subjectOf(policy), main.length)
  const has = (...some: readonly ChangeKind[]) => kinds.some((kind) => some.includes(kind))
  const rest = [
    ...others.map((kind) => beginnings[kind](subjectOf(policy), ofKind(kind).length)),
    ...(has('lost', 'narrowed', 'reshaped') ? [] : [untaken]),
    ...(has('gained', 'widened', 'reshaped') ? [] : [unadded]),
  ].join('; ')
  return {
    headline: [start.charAt(0).toUpperCase() + start.slice(1), ...describePlace(site, main)],
    rest: rest === '' ? '' : `${rest.charAt(0).toUpperCase()}${rest.slice(1)}.`,
  }
}

/** Name up to three actions, or the service that most of them belong to. */
function describePlace(site: Wording, changes: readonly Change[]): readonly Phrase[] {
  const names = changes.map(({ name }) => name)
  if (names.length <= 3) return [': ', ...listNames(names)]
  const [[prefix, most] = ['', 0]] = [...Map.groupBy(names, servicePrefix)]
    .map(([of, all]): readonly [string, number] => [of, all.length])
    .sort(([, a], [, b]) => b - a)
  const service = site.serviceNames.get(prefix) ?? prefix
  return [
    most === names.length ? `, all in ${service}` : `, ${most.toLocaleString('en')} of them in ${service}`,
  ]
}
