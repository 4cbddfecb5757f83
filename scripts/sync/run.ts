// Imports missing versions into a content folder and reports what was imported.
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Snapshot } from '../../src/core/actions/action.ts'
import { policyRecord } from '../../src/core/records/record.ts'
import type { AcceptedLoss } from '../../src/core/records/reference-counts.ts'
import { takeLock } from '../../src/data/content-lock.ts'
import { type Content, displayPath, type PolicyHistory } from '../../src/data/records.ts'
import { recoverContent, settleContent, swapPaths } from '../../src/data/recover-content.ts'
import { landWrites } from './land.ts'
import type { Addition } from './plan/addition.ts'
import { fillIn, type Plan, planSync } from './plan/plan.ts'
import { planCounts } from './plan/plan-counts.ts'
import { type FactsPlan, listNewPolicies, planFacts } from './plan/plan-facts.ts'
import { type NamesPlan, planManagedNames } from './plan/plan-managed-names.ts'
import { type PolicyArchive, planReach, type ReachPlan } from './plan/plan-reach.ts'
import { planReference } from './plan/plan-reference.ts'
import { type ScopeRequest, startFrom } from './plan/scope-folder.ts'
import { explainShrink } from './plan/shrink.ts'
import type { Write } from './plan/write.ts'
import type { DateLookup } from './sources/dates.ts'
import type { PolicySource } from './sources/upstream.ts'

export interface SyncRequest {
  readonly dir: string
  readonly source: PolicySource
  readonly dates: DateLookup
  /** Returns the date of the action snapshot; called only when there is something to write. */
  readonly snapshotTakenAt: () => Promise<string>
  /** The action snapshot and the losses of it to accept; without it, its facts are not counted. */
  readonly reference?: { readonly snapshot: Snapshot; readonly acceptedLosses: readonly string[] }
  /**
   * Reads every AWS managed policy: their names are listed, and those outside the catalog that reach its services are found,
   * which needs `reference`.
   */
  readonly archive?: () => Promise<PolicyArchive>
  /** Only report what would be written. */
  readonly check: boolean
  /** Leave out a policy if any part of it is refused, and import the rest. */
  readonly skipsRefused?: boolean
  /** Which policies of the source to add to those that the folder has; the folder may be new. */
  readonly scope?: ScopeRequest
}

export interface SyncReport extends Omit<Plan, 'refusals'>, Pick<FactsPlan, 'hasNewDays' | 'leftOut'> {
  /** Whether the counts of the snapshot's facts differ from the recorded ones. */
  readonly hasNewCounts: boolean
  /** How many rows about changes of AWS's reference are new, and whether their files change at all. */
  readonly referenceRowCount: number
  readonly hasNewReference: boolean
  /** What the snapshot lost, if that was accepted. */
  readonly acceptedLosses: readonly AcceptedLoss[]
  /** Policies outside the catalog whose reach into its services is recorded anew, or no longer. */
  readonly reach: readonly string[]
  /** Whether what decided the records of reach differs from what is recorded. */
  readonly hasNewReach: boolean
  /** Managed policies that are new to the list of all of them. */
  readonly managedNames: readonly string[]
  /** Whether that list, or the package that it comes from, differs from what is recorded. */
  readonly hasNewNames: boolean
  /** How many were recorded before the sync. */
  readonly policyCount: number
  readonly versionCount: number
  /** Policies that are new to the folder. */
  readonly newPolicies: readonly PolicyHistory[]
  /** Every version that still has no date after this sync. */
  readonly undated: readonly Pick<Addition, 'policy' | 'version'>[]
}

/** What to write, and the report about it. */
interface Work {
  readonly report: SyncReport
  /** Makes the files; only this step needs the date of the action snapshot. */
  readonly writes: (takenAt: string) => readonly Write[]
}

/** Import what is missing. Throws an error that says why nothing was imported. */
export async function syncContent(request: SyncRequest): Promise<SyncReport> {
  if (request.scope !== undefined && !request.check) await mkdir(dirname(request.dir), { recursive: true })
  await recoverContent(request.dir)
  if (request.check) return (await planWork(request)).report
  const taken = await takeLock(request.dir)
  if (taken.lock === undefined) {
    throw new Error(`another sync of ${request.dir} is running (${taken.holder}); wait for it to finish`)
  }
  const { lock } = taken
  try {
    const paths = swapPaths(request.dir)
    await settleContent(paths)
    const { report, writes } = await planWork(request)
    if (isWork(report)) {
      const files = writes(await request.snapshotTakenAt())
      await landWrites(paths, displayPath(request.dir), files, lock)
    }
    return report
  } finally {
    await lock.release()
  }
}

/** Check whether there is anything to write. */
export function isWork(report: SyncReport): boolean {
  const { additions, dated, defaults, newPolicies } = report
  const isNew = additions.length + dated.length + defaults.length + newPolicies.length > 0
  const { hasNewDays, hasNewCounts, hasNewReference, hasNewReach, hasNewNames } = report
  return isNew || hasNewDays || hasNewCounts || hasNewReference || hasNewReach || hasNewNames
}

async function planWork(request: SyncRequest): Promise<Work> {
  const { dir, source, dates, scope, reference, skipsRefused = false } = request
  const start = await startFrom(dir, scope)
  const counts =
    reference === undefined
      ? { writes: [], accepted: [] }
      : planCounts(
          start.repository?.content ?? start.content,
          reference.snapshot,
          reference.acceptedLosses,
          start.repository !== undefined,
        )
  const changed =
    reference === undefined
      ? { writes: [], rowCount: 0 }
      : planReference(
          start.repository?.content ?? start.content,
          reference.snapshot,
          start.repository !== undefined,
        )
  const { policies } = start.content
  const histories = [...policies, ...start.fresh]
  const upstream = await source(histories.map(({ record }) => record))
  const shrink = explainShrink(histories, upstream)
  if (shrink !== undefined) throw new Error(shrink)
  const { refusals, ...plan } = planSync(histories, upstream, dates, {
    skipsRefused,
    // A folder with its own scope may record unknown dates; the repository waits until they are known.
    recordsUndated: scope !== undefined,
  })
  if (refusals.length > 0) throw new Error(['nothing was imported', ...refusals].join('\n  '))
  const newPolicies = listNewPolicies(start.fresh, plan)
  const facts = planFacts(start, newPolicies, plan.additions)
  const { hasNewDays, leftOut } = facts
  const reach = await planReachOf(request, { ...start.content, policies: [...policies, ...newPolicies] })
  const names = await planNamesOf(request, start.content)
  const recorded = [...policies, ...newPolicies].flatMap(({ versions }) => versions)
  const all = [...fillIn(recorded, plan.dated), ...plan.additions]
  return {
    report: {
      ...plan,
      newPolicies,
      hasNewDays,
      leftOut,
      // A folder without counts gets them with the next import; they are no reason for one.
      hasNewCounts: start.content.referenceCounts !== undefined && counts.writes.length > 0,
      referenceRowCount: changed.rowCount,
      hasNewReference: start.repository === undefined && changed.writes.length > 0,
      acceptedLosses: counts.accepted,
      reach: reach.policies,
      hasNewReach: reach.writes.length > 0,
      managedNames: names.names,
      hasNewNames: names.writes.length > 0,
      undated: all.filter(({ created }) => created === undefined),
      policyCount: policies.length,
      versionCount: policies.reduce((sum, { versions }) => sum + versions.length, 0),
    },
    writes: (takenAt) => [
      ...toWrites(all, { ...plan, newPolicies, facts, takenAt }),
      ...counts.writes,
      ...reach.writes,
      ...names.writes,
      ...changed.writes,
    ],
  }
}

/** A folder without services of its own has no records of reach. */
async function planReachOf({ archive, reference, dates }: SyncRequest, content: Content): Promise<ReachPlan> {
  const own = content.settings.ownServices ?? []
  if (archive === undefined || reference === undefined || own.length === 0)
    return { writes: [], policies: [] }
  return planReach(content, await archive(), reference.snapshot, dates)
}

/** A folder without a list of managed policies gets none. */
async function planNamesOf({ archive }: SyncRequest, { managedPolicies }: Content): Promise<NamesPlan> {
  if (archive === undefined || managedPolicies === undefined) return { writes: [], names: [] }
  return planManagedNames(managedPolicies, await archive())
}

interface Writing extends Pick<Plan, 'additions' | 'dated' | 'defaults'> {
  readonly newPolicies: readonly PolicyHistory[]
  readonly facts: FactsPlan
  readonly takenAt: string
}

/** List the files to write. `all` is every version that the folder will have. */
function toWrites(all: readonly Pick<Addition, 'created'>[], writing: Writing): readonly Write[] {
  const { additions, dated, defaults, newPolicies, facts, takenAt } = writing
  const asOf = [takenAt, ...all.flatMap(({ created }) => created ?? [])].sort().at(-1)
  return [
    ...newPolicies.map(({ record }) => ({ file: `policies/${record.name}/policy.json`, value: record })),
    ...[...newPolicies.flatMap(({ versions }) => versions), ...additions, ...dated].map((version) => ({
      file: `policies/${version.policy}/${version.version}.json`,
      value: version,
    })),
    ...defaults.map(({ record, defaultVersion }) => ({
      file: `policies/${record.name}/policy.json`,
      // Parsing puts the fields in schema order, so a new field does not come last.
      // The page that stated the former default says nothing about this one.
      value: policyRecord.parse({ ...record, defaultVersion, defaultVersionSource: undefined }),
    })),
    ...facts.writes,
    { file: 'site.json', value: { ...facts.settings, asOf } },
  ]
}
