// A checked policy held against a catalogued version in; the verdict with every changed action out.
import type { KnownAction } from '../core/catalogue.ts'
import { servicePrefix } from '../core/catalogue.ts'
import type { Knowledge } from '../core/check/knowledge.ts'
import { type Candidate, type Nearness, shareOf } from '../core/check/nearest-policy.ts'
import { anyOther } from '../core/check/others.ts'
import type { Change, ChangeKind, Comparison, Verdict } from '../core/compare.ts'
import { groupBy } from '../core/group-by.ts'
import { changeLabels, countChanges, verdictSigns } from './change-words.ts'
import {
  type CheckLevel,
  type CheckOutcome,
  type StatementLabel,
  toCheckLevels,
  toCheckOutcome,
} from './check-actions.ts'
import type { StatementRef } from './grant-view.ts'
import { explainChange } from './sentence.ts'
import type { Urls } from './urls.ts'
import { countOf, type Phrase } from './words.ts'

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
  /** The version that the text is held against. */
  readonly with: { readonly text: string; readonly href: string }
  /** How near the version is, when it was searched for. */
  readonly nearness?: string
  readonly verdict: Verdict
  readonly sign: string
  readonly sentence: readonly Phrase[]
  readonly notes: readonly (readonly Phrase[])[]
  readonly tally: readonly { readonly kind: ChangeKind; readonly sign: string; readonly count: number }[]
  readonly sections: readonly CheckChanges[]
}

export interface ComparisonInput {
  readonly candidate: Candidate
  readonly comparison: Comparison
  /** Given when the version was searched for. */
  readonly nearness?: Nearness
  readonly knowledge: Knowledge
  /** How many services and actions no side names. */
  readonly others: { readonly services: number; readonly actions: number }
  readonly refOf: StatementLabel
  readonly urls: Pick<Urls, 'version' | 'statement'>
}

/** Tell how a text differs from a catalogued version, the version being the older side. */
export function toCheckComparison(input: ComparisonInput): CheckComparison {
  const { candidate, comparison, nearness, urls } = input
  const changes = comparison.changes.filter(isOfNamed)
  const counts = countChanges(changes)
  return {
    with: { text: nameOf(candidate), href: urls.version(candidate.name, candidate.version) },
    ...(nearness && { nearness: tellNearness(nearness) }),
    verdict: comparison.verdict,
    sign: verdictSigns[comparison.verdict],
    ...explain(input, changes),
    tally: changeLabels.flatMap(({ kind, sign }) =>
      counts[kind] === 0 ? [] : [{ kind, sign, count: counts[kind] }],
    ),
    sections: changeLabels.flatMap(({ kind, meaning }) => {
      const ofKind = changes.filter((change) => change.kind === kind)
      return ofKind.length === 0 ? [] : [toSection(input, kind, meaning, ofKind)]
    }),
  }
}

const nameOf = ({ name, version }: Candidate) => `${name} ${version}`

const isOfNamed = ({ name }: KnownAction) => name !== anyOther.name

/** Say what a text is by its nearest version: `This is AmazonConnectReadOnlyAccess v4 plus 3 actions.` */
function tellNearness(nearness: Nearness): string {
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

function explain(
  { candidate, comparison, knowledge, others }: ComparisonInput,
  changes: readonly Change[],
): Pick<CheckComparison, 'sentence' | 'notes'> {
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
  return { sentence: rest === undefined ? sentence : [tellRest(rest, changes, others)], notes }
}

/** Tell what becomes of the services that no side names, and count the rest. */
function tellRest(rest: Change, changes: readonly Change[], others: ComparisonInput['others']): string {
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

function toSection(
  { candidate, knowledge, refOf, urls }: ComparisonInput,
  kind: ChangeKind,
  meaning: string,
  changes: readonly Change[],
): CheckChanges {
  const versionRef = (index: number): StatementRef => ({
    index,
    label: `statement ${index + 1}`,
    version: candidate.version,
    href: urls.statement(candidate.name, candidate.version, index),
  })
  const services = groupBy(changes, ({ name }) => servicePrefix(name).toLowerCase())
  return {
    kind,
    meaning,
    count: changes.length,
    services: [...services].map(([prefix, ofService]) => {
      const alike = [...groupBy(ofService, ({ before, after }) => JSON.stringify([before, after])).values()]
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
              ...(before && kind !== 'gained' && { before: toCheckOutcome(before, versionRef) }),
              ...(after && { after: toCheckOutcome(after, refOf) }),
            },
          ]
        }),
        moreGroups: Math.max(0, alike.length - mostGroups),
      }
    }),
  }
}
