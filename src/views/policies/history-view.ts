// Shows since when a policy has granted each action and had each statement, with a timeline of its versions.
import { servicePrefix } from '../../core/actions/action.ts'
import type { ActionHistory, Span } from '../../core/changes/history.ts'
import { traceStatements } from '../../core/changes/statement-history.ts'
import type { PolicyModel } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { byAccessLevel, type LevelActions, mostListed } from '../access/action-levels.ts'
import { type StatementRef, toStatementRef } from '../access/grant-view.ts'
import { listPolicyMoves } from '../reference/action-changes.ts'
import type { ReferenceEntry } from '../reference/reference-entries.ts'
import { type ReleaseView, toReleaseView } from '../releases/release-view.ts'
import { groupIdle, type IdleGroup } from '../words/idle-since.ts'
import { toVersionRef, toVersionSpan, type VersionRef, type VersionSpan } from '../words/version-ref.ts'
import { type PolicySummary, toPolicySummary } from './policy-summary.ts'
import { type TimelineView, toTimelineView } from './timeline-view.ts'

/** Actions of one service that were gained, changed and lost in the same versions. */
export interface HistoryGroup {
  readonly spans: readonly VersionSpan[]
  /** Later scope changes, such as `widened in v7`. */
  readonly steps: readonly { readonly kind: string; readonly version: VersionRef }[]
  readonly isGranted: boolean
  readonly count: number
  readonly levels: readonly LevelActions[]
}

export interface HistoryView {
  /** What AWS's reference moved while the text stayed the same, newest first. */
  readonly moves: readonly ReferenceEntry[]
  /** Actions that the newest version names in vain since the reference changed. */
  readonly idle: readonly IdleGroup[]
  readonly policy: PolicySummary
  readonly timeline: TimelineView
  /** Newest first. */
  readonly releases: readonly ReleaseView[]
  readonly statements: readonly {
    readonly statement: StatementRef
    readonly effect: string
    readonly since: VersionRef
    readonly changed: VersionRef
  }[]
  readonly services: readonly {
    readonly prefix: string
    readonly name: string
    readonly count: number
    readonly groups: readonly HistoryGroup[]
  }[]
  /** False if there are so many versions next to actions that their days are only in the table of versions. */
  readonly showsDays: boolean
  /** A file with every action by name; absent if the page names them. */
  readonly namesHref?: string
}

/** The most versions next to actions that are shown with their days: each day adds about 5 bytes to a compressed page. */
const mostDays = 800

/** Make the view of a policy's history page. */
export function toHistoryView(site: Site, policy: PolicyModel): HistoryView {
  const refs = new Map(policy.versions.map((version) => [version.id, toVersionRef(site, version)]))
  const refOf = (id: string) => refs.get(id) ?? toVersionRef(site, policy.latest)
  const releases = policy.versions.map((version) => toReleaseView(site, policy, version))
  const histories = site.history(policy)
  const services = toServices(site, histories, refOf)
  return {
    policy: toPolicySummary(site, policy),
    timeline: toTimelineView(releases, site.snapshot.takenAt),
    releases: releases.toReversed(),
    moves: listPolicyMoves(site, policy),
    idle: groupIdle(site, policy.latest, listIdle(policy)),
    statements: traceStatements(policy.versions).map(({ statement, since, changed }) => ({
      statement: toStatementRef(site, policy.latest, statement.index),
      effect: statement.effect,
      since: refOf(since),
      changed: refOf(changed),
    })),
    services,
    showsDays: countDays(services) <= mostDays,
    ...(!isListed(histories) && { namesHref: site.urls.policyMatrixCsv(policy.name) }),
  }
}

/** Names of thousands of actions would be too much for a page. */
const isListed = (histories: readonly ActionHistory[]) => histories.length <= mostListed

function countDays(services: HistoryView['services']): number {
  return services
    .flatMap(({ groups }) => groups)
    .reduce((sum, { spans, steps }) => sum + spans.length + steps.length, 0)
}

function listIdle({ latest }: PolicyModel): readonly string[] {
  const actions = [...latest.access.actions.values()]
  return actions.filter(({ outcome }) => outcome.status === 'idle').map(({ name }) => name)
}

function toServices(
  site: Site,
  histories: readonly ActionHistory[],
  refOf: (id: string) => VersionRef,
): HistoryView['services'] {
  return [...Map.groupBy(histories, ({ name }) => servicePrefix(name))].map(([prefix, actions]) => ({
    prefix,
    name: site.serviceNames.get(prefix) ?? prefix,
    count: actions.length,
    groups: [...Map.groupBy(actions, ({ spans, steps }) => JSON.stringify([spans, steps])).values()].flatMap(
      (alike) => toGroup(site, alike, refOf, isListed(histories)),
    ),
  }))
}

function toGroup(
  site: Site,
  alike: readonly ActionHistory[],
  refOf: (id: string) => VersionRef,
  areNamed: boolean,
): readonly HistoryGroup[] {
  const [first] = alike
  if (first === undefined) return []
  const toSpan = ({ since, until }: Span) =>
    toVersionSpan(refOf(since), until === undefined ? undefined : refOf(until))
  return [
    {
      spans: first.spans.map(toSpan),
      steps: first.steps
        .filter(({ kind }) => kind !== 'gained' && kind !== 'lost')
        .map(({ kind, version }) => ({ kind, version: refOf(version) })),
      isGranted: first.spans.at(-1)?.until === undefined,
      count: alike.length,
      levels: byAccessLevel(site, alike, areNamed),
    },
  ]
}
