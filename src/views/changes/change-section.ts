// Groups the changed actions of a comparison by service and by cause.
import { servicePrefix } from '../../core/actions/action.ts'
import type { Change, ChangeKind } from '../../core/changes/compare.ts'
import type { Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { byAccessLevel, type LevelActions } from '../access/action-levels.ts'
import { type OutcomeView, type StatementRef, toOutcomeView, toStatementRef } from '../access/grant-view.ts'
import { describeArnAlone } from '../words/arn-words.ts'
import { describeScopeChange, type ScopeWords } from '../words/scope-words.ts'
import { countOf, type Phrase, phrasesToText } from '../words/words.ts'
import { listCauses } from './change-causes.ts'
import { type ExampleRequest, toExampleRequests } from './example-requests.ts'

/** Actions of one service that changed in the same way, for the same reason. */
export interface ChangeGroup {
  readonly levels: readonly LevelActions[]
  readonly count: number
  /** How many of them are sensitive or destructive, `9 destructive`, if the list of all is folded. */
  readonly marks: readonly string[]
  /** Whether so many actions are listed that a page folds their list. */
  readonly isLong: boolean
  /** The statements that caused the change. */
  readonly causes: readonly StatementRef[]
  /** How the scope changed, in words; absent if readers should compare both scopes themselves. */
  readonly scope?: readonly Phrase[]
  /** Whether another group of the service reads the same, so that the causes belong into its title. */
  readonly isAlike: boolean
  /** Its halves, if one scope replaced another. */
  readonly scopeHalves?: NonNullable<ScopeWords['halves']>
  readonly before?: OutcomeView
  readonly after?: OutcomeView
  /** Requests about one of the actions that show the change, one for each direction. */
  readonly examples: readonly ExampleRequest[]
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
    /** How many of the groups a page shows; the others are folded. */
    readonly shown: number
    /** What is folded: `3 more groups, 41 actions`; absent if nothing is. */
    readonly foldedText?: string
  }[]
}

/** More actions than this would fill a screen. */
const mostActions = 12

/** How many groups of one kind a page shows: about a screenful. Changed scopes are also in words at the top of the page. */
const mostGroups: Readonly<Record<ChangeKind, number>> = {
  gained: 2,
  lost: 2,
  widened: 1,
  narrowed: 1,
  reshaped: 1,
}

/** Show the changes of one kind by service. `isListed` includes the names of the actions. */
export function toSection(
  site: Site,
  from: Version,
  to: Version,
  changes: readonly Change[],
  isListed: boolean,
): Pick<ChangeSection, 'count' | 'services'> {
  let room = mostGroups[changes[0]?.kind ?? 'gained']
  const services = [...Map.groupBy(changes, ({ name }) => servicePrefix(name))].map(([prefix, ofService]) => {
    const groups = toGroups(site, from, to, ofService, isListed)
    const fold = foldGroups(groups, room)
    room = Math.max(0, room - fold.shown)
    const name = site.serviceNames.get(prefix) ?? prefix
    return { prefix, name, count: ofService.length, groups, ...fold }
  })
  return { count: changes.length, services }
}

/** Fold the groups that do not fit a screen. */
function foldGroups(
  groups: readonly ChangeGroup[],
  room: number,
): Pick<ChangeSection['services'][number], 'shown' | 'foldedText'> {
  if (groups.length <= Math.max(1, room)) return { shown: groups.length }
  const actions = groups.slice(room).reduce((sum, { count }) => sum + count, 0)
  const what = countOf(groups.length - room, room === 0 ? 'group' : 'more group')
  return { shown: room, foldedText: `${what}, ${countOf(actions, 'action')}` }
}

function toGroups(
  site: Site,
  from: Version,
  to: Version,
  changes: readonly Change[],
  isListed: boolean,
): readonly ChangeGroup[] {
  const alike = Map.groupBy(changes, (change) => JSON.stringify(whatDecides(change)))
  const groups = [...alike.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const scope = describeScope(site, from, to, first)
    const levels = byAccessLevel(site, group, isListed)
    const isLong = isListed && group.length > mostActions
    return [
      {
        levels,
        count: group.length,
        isLong,
        marks: isLong ? countMarks(levels) : [],
        causes: listCauses(first).map(({ side, index }) =>
          toStatementRef(site, side === 'before' ? from : to, index),
        ),
        ...(scope && { scope: scope.sentence }),
        ...(scope?.halves && { scopeHalves: scope.halves }),
        ...(first.before && { before: toOutcomeView(site, from, first.before) }),
        ...(first.after && { after: toOutcomeView(site, to, first.after) }),
        examples: toExampleRequests(from, to, first),
      },
    ]
  })
  const titles = groups.map(({ scope }) => phrasesToText(scope ?? []))
  return groups.map((group, i) => ({
    ...group,
    isAlike:
      group.scope !== undefined && titles.indexOf(titles[i] ?? '') !== titles.lastIndexOf(titles[i] ?? ''),
  }))
}

/** Nothing was granted before a gain, so how it was not granted makes no difference that a page shows. */
function whatDecides(change: Change): unknown {
  return change.kind === 'gained' ? [listCauses(change), change.after] : [change.before, change.after]
}

function countMarks(levels: readonly LevelActions[]): readonly string[] {
  const risks = levels.flatMap(({ actions }) => actions.flatMap(({ risks }) => risks))
  return [...Map.groupBy(risks, (risk) => risk)].map(([risk, same]) => `${same.length} ${risk}`)
}

function describeScope(site: Site, from: Version, to: Version, change: Change): ScopeWords | undefined {
  if (change.kind === 'gained' || change.kind === 'lost') return undefined
  return describeScopeChange(change, {
    describe: (arn) => describeArnAlone(site.index.snapshot, arn),
    labelOf: (side, index) => toStatementRef(site, side === 'before' ? from : to, index).label,
  })
}
