// Plans the records of the policies outside the catalog that reach its services.
import type { Snapshot } from '../../../src/core/actions/action.ts'
import { indexActions } from '../../../src/core/actions/action-index.ts'
import { parsePolicy } from '../../../src/core/policy/policy.ts'
import { type ReachedServices, traceReach } from '../../../src/core/reach/trace-reach.ts'
import type { PolicyDocument } from '../../../src/core/records/policy-document.ts'
import type { ReachBasis, ReachRecord, ReachVersionRecord } from '../../../src/core/records/reach.ts'
import { reachRecord } from '../../../src/core/records/reach.ts'
import { versionNumber } from '../../../src/core/records/record.ts'
import type { Content } from '../../../src/data/records.ts'
import type { DateLookup } from '../sources/dates.ts'
import type { UpstreamPolicy } from '../sources/upstream.ts'
import type { Write } from './write.ts'

/** Every policy that a package has. */
export interface PolicyArchive {
  /** The package and its version. */
  readonly name: string
  readonly policies: readonly UpstreamPolicy[]
}

export interface ReachPlan {
  readonly writes: readonly Write[]
  /** The policies whose record is new, changed or removed. */
  readonly policies: readonly string[]
}

/** What a folder has recorded. */
type Recorded = Pick<Content, 'settings' | 'policies' | 'reachBasis' | 'reach'>

/**
 * Plan the records of reach for a catalog with services of its own. Dates come from `dates`, else from the former
 * record, else from the archive. Policies that AWS retired are left out.
 */
export function planReach(
  content: Recorded,
  archive: PolicyArchive,
  snapshot: Snapshot,
  dates: DateLookup,
): ReachPlan {
  const basis = toBasis(content, archive, snapshot)
  if (basis === undefined) return { writes: [], policies: [] }
  const services = listServices(snapshot, basis)
  const skipped = new Set([
    ...content.policies.map(({ record }) => record.name),
    ...basis.retired.map(({ policy }) => policy),
  ])
  const former = new Map(content.reach.map((record) => [record.policy, record]))
  const records = archive.policies
    .filter(({ name }) => !skipped.has(name))
    .flatMap((policy) => toRecord(policy, services, datesOf(former.get(policy.name), dates)) ?? [])
  const changed = records.filter((record) => !isSame(record, former.get(record.policy)))
  const kept = new Set(records.map(({ policy }) => policy))
  const gone = [...former.keys()].filter((name) => !kept.has(name))
  return {
    writes: [
      ...(isSame(basis, content.reachBasis) ? [] : [{ file: 'reach.json', value: basis }]),
      ...changed.map((record) => ({ file: `reach/${record.policy}.json`, value: record })),
      ...gone.map((name) => ({ file: `reach/${name}.json`, remove: true as const })),
    ],
    policies: [...changed.map(({ policy }) => policy), ...gone].sort(),
  }
}

function toBasis(
  { settings, reachBasis }: Recorded,
  { name, policies }: PolicyArchive,
  snapshot: Snapshot,
): ReachBasis | undefined {
  const own = settings.ownServices ?? []
  const newest = policies.flatMap(({ versions }) => versions.flatMap(({ date }) => date?.created ?? []))
  const newestVersion = newest.sort().at(-1)
  if (own.length === 0 || newestVersion === undefined) return undefined
  const services = own.flatMap(
    (prefix) => snapshot.services.find((service) => service.prefix === prefix) ?? [],
  )
  return {
    snapshot: snapshot.name,
    takenAt: snapshot.takenAt,
    archive: name,
    newestVersion,
    policyCount: policies.length,
    retired: reachBasis?.retired ?? [],
    actions: Object.fromEntries(
      services.map(({ prefix, actions }) => [
        prefix,
        actions.map((action) => action.name.slice(prefix.length + 1)).sort(),
      ]),
    ),
  }
}

function listServices(snapshot: Snapshot, { actions }: ReachBasis): ReachedServices {
  const services = snapshot.services.filter(({ prefix }) => Object.hasOwn(actions, prefix))
  return { index: indexActions({ ...snapshot, services }), decided: actions }
}

type Dated = Pick<ReachVersionRecord, 'created' | 'sources'>

/** Date a version from the table, else as recorded. */
function datesOf(record: ReachRecord | undefined, dates: DateLookup) {
  return (policy: string, version: string): Dated | undefined => {
    const found = dates(policy, version)
    if (found !== undefined) return { created: found.created, sources: [...found.sources] }
    const known = record?.versions.find((recorded) => recorded.version === version)
    return known?.created === undefined ? undefined : { created: known.created, sources: known.sources }
  }
}

function toRecord(
  { name, arn, versions }: UpstreamPolicy,
  services: ReachedServices,
  dateOf: (policy: string, version: string) => Dated | undefined,
): ReachRecord | undefined {
  const sorted = versions.toSorted((a, b) => versionNumber(a.version) - versionNumber(b.version))
  const parsed = sorted.map(({ version, document }) => ({
    id: version,
    policy: parsePolicy(document as PolicyDocument),
  }))
  const traced = traceReach(parsed, services)
  if (traced === undefined) return undefined
  const { breadth, grants, changes } = traced
  return reachRecord.parse({
    policy: name,
    arn,
    breadth,
    versions: sorted.map(({ version, date, reportedBy }) => ({
      version,
      ...(dateOf(name, version) ??
        (date && { created: date.created, sources: [...date.sources] }) ?? {
          sources: [...(reportedBy ?? ['archive'])],
        }),
      ...changes.get(version),
    })),
    grants,
  })
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
