// Builds the model of the policies outside the catalog that reach its services, from their records.
import type { KnownAction } from '../core/actions/action.ts'
import type { ActionIndex } from '../core/actions/action-index.ts'
import { type ChangeKind, changeKinds } from '../core/changes/compare.ts'
import type { Span } from '../core/changes/history.ts'
import { listDecided, unpackActions } from '../core/reach/action-lists.ts'
import { listSpans, replayGranted } from '../core/reach/granted-by-version.ts'
import { createNote, defineReads, readAs, readValue } from '../core/reads.ts'
import type { ReachBasis, ReachRecord, ReachScope, ReachVersionRecord } from '../core/records/reach.ts'
import type { SiteSettings } from '../core/records/record.ts'
import { dateVersions, type VersionDate } from '../core/records/version-dates.ts'

/** One version of a policy outside the catalog. */
export interface ReachVersion {
  readonly id: string
  readonly record: ReachVersionRecord
  readonly date: VersionDate
  /** The names of the catalog's actions that it grants. */
  readonly granted: ReadonlySet<string>
  /** What it changed, by kind; every list is sorted, and kinds without actions are absent. */
  readonly changes: ReadonlyMap<ChangeKind, readonly string[]>
}

/** An action that the newest version of a policy outside the catalog grants. */
export interface ReachedAction extends KnownAction {
  readonly status: 'full' | 'scoped'
  readonly scopes: readonly ReachScope[]
}

export interface ReachPolicy {
  readonly name: string
  readonly record: ReachRecord
  /** Oldest first. */
  readonly versions: readonly ReachVersion[]
  readonly latest: ReachVersion
  /** The first version of the unbroken run, up to the newest, that reaches some action. */
  readonly since: ReachVersion
  /** What the newest version grants, by name. */
  readonly actions: ReadonlyMap<string, ReachedAction>
  readonly counts: { readonly full: number; readonly scoped: number }
}

/** What a policy outside the catalog grants, or once granted, of one action. */
export interface ReachOnAction {
  readonly policy: ReachPolicy
  /** Absent if the newest version does not grant it. */
  readonly action?: ReachedAction
  /** Oldest first. */
  readonly spans: readonly Span[]
}

export interface SiteReach {
  /** What decided the records; absent if there are none. */
  readonly basis: ReachBasis | undefined
  /** Sorted by name. */
  readonly policies: readonly ReachPolicy[]
  /** List the policies that grant, or once granted, an action. */
  readonly of: (action: string) => readonly ReachOnAction[]
  /** Whether the records say who reaches an action: it is one of those that were decided. */
  readonly covers: (action: string) => boolean
}

interface Recorded {
  readonly settings: SiteSettings
  readonly reachBasis?: ReachBasis
  readonly reach?: readonly ReachRecord[]
}

/** All records together, one of them, who reaches an action, and whether that is known: few pages show all of them. */
const [allRead, policyRead, actionRead, coveredRead] = [
  'reach',
  'policy that reaches',
  'reach of action',
  'whether reach is known of',
]

/** Prepare the records of reach for the pages. */
export function prepareReach({ settings, reachBasis, reach = [] }: Recorded, index: ActionIndex): SiteReach {
  const policies =
    reachBasis === undefined
      ? []
      : reach.map((record) => toReachPolicy(record, reachBasis, settings.asOf, index))
  const decided = new Set(listDecided(reachBasis?.actions ?? {}))
  const listOn = (name: string) => policies.flatMap((policy) => toReachOnAction(policy, name))
  defineReads(allRead, () => [reachBasis, policies.map(toBasis)])
  defineReads(policyRead, (name) => policies.filter((policy) => policy.name === name).map(toBasis))
  defineReads(actionRead, (name) =>
    listOn(name).map(({ policy, action, spans }) => [policy.name, action?.status, action?.scopes, spans]),
  )
  defineReads(coveredRead, (name) => decided.has(name))
  const note = createNote(allRead, 'all')
  return {
    get basis() {
      note()
      return reachBasis
    },
    get policies() {
      note()
      return policies
    },
    of: (name) => readAs(actionRead, name, () => listOn(name)),
    covers: (name) => readValue(coveredRead, name, () => decided.has(name)),
  }
}

/** What is shown of a policy follows from its record and from the dates of its versions. */
const toBasis = ({ record, versions }: ReachPolicy) => [record, versions.map(({ date }) => date)]

/** The kinds of changes that a version made, with the number of actions. */
export function countReachChanges({ changes }: ReachVersion): Readonly<Record<ChangeKind, number>> {
  const count = (kind: ChangeKind) => changes.get(kind)?.length ?? 0
  return {
    gained: count('gained'),
    lost: count('lost'),
    widened: count('widened'),
    narrowed: count('narrowed'),
    reshaped: count('reshaped'),
  }
}

/** List the versions of a policy that changed what it reaches, newest first. */
export function listReachChanges({ versions }: ReachPolicy): readonly ReachVersion[] {
  return versions.filter(({ changes }) => changes.size > 0).toReversed()
}

function toReachPolicy(
  record: ReachRecord,
  { actions: decided }: ReachBasis,
  asOf: string,
  index: ActionIndex,
): ReachPolicy {
  const granted = replayGranted(record, decided)
  const versions = dateVersions(record.versions, asOf).map(({ version, date }, i) => ({
    id: version.version,
    record: version,
    date,
    granted: granted[i] ?? new Set<string>(),
    changes: new Map(
      changeKinds.flatMap((kind) => {
        const names = unpackActions(version[kind] ?? [], decided)
        return names.length === 0 ? [] : [[kind, names] as const]
      }),
    ),
  }))
  const latest = versions.at(-1)
  if (latest === undefined) throw new Error(`${record.policy} has no version`)
  const since = versions[versions.findLastIndex((version) => version.granted.size === 0) + 1] ?? latest
  const actions = record.grants.flatMap(({ status, actions: list, scopes }) =>
    unpackActions(list, decided).map((name): ReachedAction => {
      const facts = index.find(name)?.facts
      return { name, ...(facts && { facts }), status, scopes }
    }),
  )
  const count = (status: ReachedAction['status']) =>
    actions.filter((action) => action.status === status).length
  // Whatever is shown of a policy begins with its record or its versions.
  const note = createNote(policyRead, record.policy)
  return {
    name: record.policy,
    get record() {
      note()
      return record
    },
    get versions() {
      note()
      return versions
    },
    latest,
    since,
    actions: new Map(actions.map((action) => [action.name, action])),
    counts: { full: count('full'), scoped: count('scoped') },
  }
}

function toReachOnAction(policy: ReachPolicy, name: string): readonly ReachOnAction[] {
  const { versions } = policy
  const spans = listSpans(
    versions.map(({ id }) => id),
    (at) => versions[at]?.granted.has(name) ?? false,
  )
  const action = policy.actions.get(name)
  return spans.length === 0 ? [] : [{ policy, ...(action && { action }), spans }]
}
