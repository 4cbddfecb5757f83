// Groups the changed actions of a comparison by service and by cause.
import { servicePrefix } from '../../core/actions/action.ts'
import type { Change, ChangeKind } from '../../core/changes/compare.ts'
import type { Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { byAccessLevel, type LevelActions } from '../access/action-levels.ts'
import { type OutcomeView, type StatementRef, toOutcomeView, toStatementRef } from '../access/grant-view.ts'
import { describeArnAlone } from '../words/arn-words.ts'
import { describeScopeChange, type ScopeWords } from '../words/scope-words.ts'
import type { Phrase } from '../words/words.ts'
import { listCauses } from './change-causes.ts'
import { type ExampleRequest, toExampleRequests } from './example-requests.ts'

/** Actions of one service that changed in the same way, for the same reason. */
export interface ChangeGroup {
  readonly levels: readonly LevelActions[]
  readonly count: number
  /** The statements that caused the change. */
  readonly causes: readonly StatementRef[]
  /** How the scope changed, in words; absent if readers should compare both scopes themselves. */
  readonly scope?: readonly Phrase[]
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
  }[]
}

/** Show the changes of one kind by service. `isListed` includes the names of the actions. */
export function toSection(
  site: Site,
  from: Version,
  to: Version,
  changes: readonly Change[],
  isListed: boolean,
): Pick<ChangeSection, 'count' | 'services'> {
  const services = [...Map.groupBy(changes, ({ name }) => servicePrefix(name))].map(
    ([prefix, ofService]) => ({
      prefix,
      name: site.serviceNames.get(prefix) ?? prefix,
      count: ofService.length,
      groups: toGroups(site, from, to, ofService, isListed),
    }),
  )
  return { count: changes.length, services }
}

function toGroups(
  site: Site,
  from: Version,
  to: Version,
  changes: readonly Change[],
  isListed: boolean,
): readonly ChangeGroup[] {
  const alike = Map.groupBy(changes, ({ before, after }) => JSON.stringify([before, after]))
  return [...alike.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const scope = describeScope(site, from, to, first)
    return [
      {
        levels: byAccessLevel(site, group, isListed),
        count: group.length,
        causes: listCauses(first).map(({ side, index }) =>
          toStatementRef(site, side === 'before' ? from : to, index),
        ),
        ...(scope && { scope: scope.sentence }),
        ...(scope?.halves && { scopeHalves: scope.halves }),
        ...(first.before && { before: toOutcomeView(site, from, first.before) }),
        ...(first.after && { after: toOutcomeView(site, to, first.after) }),
        examples: toExampleRequests(site, from, to, first),
      },
    ]
  })
}

function describeScope(site: Site, from: Version, to: Version, change: Change): ScopeWords | undefined {
  if (change.kind === 'gained' || change.kind === 'lost') return undefined
  return describeScopeChange(change, {
    describe: (arn) => describeArnAlone(site.index.snapshot, arn),
    labelOf: (side, index) => toStatementRef(site, side === 'before' ? from : to, index).label,
  })
}
