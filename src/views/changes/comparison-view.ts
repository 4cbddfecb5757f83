// Two versions of a policy in; everything that a reader is told of the change out: page, feed and JSON show this.
import type { Grant, Outcome } from '../../core/access/access.ts'
import { servicePrefix } from '../../core/actions/action-index.ts'
import {
  type Change,
  type ChangeKind,
  type Comparison,
  coversGrant,
  type Verdict,
} from '../../core/changes/compare.ts'
import { groupBy } from '../../core/group-by.ts'
import type { PolicyModel, Site, Version } from '../../site/site.ts'
import { byAccessLevel, type LevelActions, mostListed } from '../access/action-levels.ts'
import {
  type OutcomeView,
  type StatementRef,
  statementsOf,
  toOutcomeView,
  toStatementRef,
} from '../access/grant-view.ts'
import { describeArnAlone } from '../words/arn-words.ts'
import { type ChangeCounts, changeLabels, countChanges, verdictSigns } from '../words/change-words.ts'
import { tellScopeChange } from '../words/scope-words.ts'
import { explainChange } from '../words/verdict-sentence.ts'
import { toVersionRef, type VersionRef } from '../words/version-ref.ts'
import type { Phrase } from '../words/words.ts'
import { type ChangePicture, tellLevels, toChangePicture } from './change-picture.ts'
import { type RiskLine, type ScopeLines, toRiskLines, toScopeLines } from './change-picture-lists.ts'

/** A verdict is never told by colour alone: it has a word and a sign. */
export interface VerdictView {
  readonly verdict: Verdict
  readonly sign: '=' | '+' | '−' | '±'
  /** The verdict in a sentence that needs no knowledge of IAM. */
  readonly sentence: readonly Phrase[]
  /** What else a reader must know before acting on it. */
  readonly notes: readonly (readonly Phrase[])[]
  readonly counts: ChangeCounts
  /** The kinds that occur, with their signs. */
  readonly tally: readonly {
    readonly kind: ChangeKind
    readonly sign: string
    readonly count: number
    /** How many of each access level, the weightiest first: `16 Write, 15 Read`. */
    readonly levels: string
  }[]
}

/** Actions of one service that changed in the same way, for the same reason. */
export interface ChangeGroup {
  readonly levels: readonly LevelActions[]
  readonly count: number
  /** The statements that made the change. */
  readonly causes: readonly StatementRef[]
  /** How the scope changed, in words; absent where only a look at both scopes tells. */
  readonly scope?: readonly Phrase[]
  readonly before?: OutcomeView
  readonly after?: OutcomeView
}

export interface ChangeSection {
  readonly kind: ChangeKind
  /** What this kind of change means, in a few words. */
  readonly meaning: string
  readonly count: number
  readonly services: readonly {
    readonly prefix: string
    readonly name: string
    readonly count: number
    readonly groups: readonly ChangeGroup[]
  }[]
}

export interface ComparisonView {
  readonly policy: string
  readonly from: VersionRef
  readonly to: VersionRef
  readonly href: string
  readonly verdict: VerdictView
  /** The changed actions by service and access level; absent where access is the same. */
  readonly picture?: ChangePicture
  readonly risks: readonly RiskLine[]
  readonly scopes: ScopeLines
  /** One section for each kind of change that occurs, in a fixed order. */
  readonly sections: readonly ChangeSection[]
}

/** Tell what changed between two versions of a policy, the older first. */
export function toComparisonView(
  site: Site,
  policy: PolicyModel,
  from: Version,
  to: Version,
): ComparisonView {
  const comparison = site.compare(from, to)
  const picture = toChangePicture(site, comparison.changes)
  const sections = changeLabels.flatMap(({ kind, meaning }): readonly ChangeSection[] => {
    const changes = comparison.changes.filter((change) => change.kind === kind)
    const isListed = comparison.changes.length <= mostListed
    return changes.length === 0 ? [] : [{ kind, meaning, ...toSection(site, from, to, changes, isListed) }]
  })
  return {
    policy: policy.name,
    from: toVersionRef(site, from),
    to: toVersionRef(site, to),
    href: site.urls.compare(policy.name, from.id, to.id),
    verdict: toVerdictView(site, policy, from, to, comparison),
    ...(picture && { picture }),
    risks: toRiskLines(site, comparison.changes),
    scopes: toScopeLines(sections),
    sections,
  }
}

function toVerdictView(
  site: Site,
  policy: PolicyModel,
  from: Version,
  to: Version,
  comparison: Comparison,
): VerdictView {
  const counts = countChanges(comparison.changes)
  return {
    verdict: comparison.verdict,
    sign: verdictSigns[comparison.verdict],
    ...explainChange(site, policy, from, to, comparison),
    counts,
    tally: changeLabels.flatMap(({ kind, sign }) =>
      counts[kind] === 0
        ? []
        : [
            {
              kind,
              sign,
              count: counts[kind],
              levels: tellLevels(comparison.changes.filter((change) => change.kind === kind)),
            },
          ],
    ),
  }
}

function toSection(
  site: Site,
  from: Version,
  to: Version,
  changes: readonly Change[],
  isListed: boolean,
): Pick<ChangeSection, 'count' | 'services'> {
  const services = [...groupBy(changes, ({ name }) => servicePrefix(name))].map(([prefix, ofService]) => ({
    prefix,
    name: site.serviceNames.get(prefix) ?? prefix,
    count: ofService.length,
    groups: toGroups(site, from, to, ofService, isListed),
  }))
  return { count: changes.length, services }
}

function toGroups(
  site: Site,
  from: Version,
  to: Version,
  changes: readonly Change[],
  isListed: boolean,
): readonly ChangeGroup[] {
  const alike = groupBy(changes, ({ before, after }) => JSON.stringify([before, after]))
  return [...alike.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const scope = tellScope(site, from, to, first)
    return [
      {
        levels: byAccessLevel(site, group, isListed),
        count: group.length,
        causes: causesOf(site, from, to, first),
        ...(scope && { scope }),
        ...(first.before && { before: toOutcomeView(site, from, first.before) }),
        ...(first.after && { after: toOutcomeView(site, to, first.after) }),
      },
    ]
  })
}

function tellScope(site: Site, from: Version, to: Version, change: Change): readonly Phrase[] | undefined {
  if (change.kind === 'gained' || change.kind === 'lost') return undefined
  return tellScopeChange(change, {
    describe: (arn) => describeArnAlone(site.index.catalogue, arn),
    labelOf: (side, index) => toStatementRef(site, side === 'before' ? from : to, index).label,
  })
}

/** Find the statements that made a change: what now allows more, what now denies, or what is gone. */
function causesOf(site: Site, from: Version, to: Version, change: Change): readonly StatementRef[] {
  const refs = (version: Version, grants: readonly Grant[]) =>
    statementsOf(grants).map((index) => toStatementRef(site, version, index))
  const added = uncovered(change.after, change.before)
  const removed = uncovered(change.before, change.after)
  const denies = [...new Set(change.after?.cancelled.flatMap(({ by }) => by) ?? [])]
  const denied = denies.map((index) => toStatementRef(site, to, index))
  switch (change.kind) {
    case 'gained':
    case 'widened':
      return refs(to, added)
    case 'lost':
      return denied.length > 0 ? denied : refs(from, removed)
    case 'narrowed':
      return [...refs(from, removed), ...denied]
    case 'reshaped':
      return [...refs(to, added), ...refs(from, removed)]
    default:
      return change.kind satisfies never
  }
}

function uncovered(some: Outcome | undefined, others: Outcome | undefined): readonly Grant[] {
  return (some?.grants ?? []).filter((grant) => !others?.grants.some((other) => coversGrant(other, grant)))
}
