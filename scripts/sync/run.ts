// A content folder and a source of policies in, the folder with the missing versions and a report out.
import { formatFaults } from '../../src/core/lint/fault.ts'
import { policyRecord } from '../../src/core/record.ts'
import { takeLock } from '../../src/data/content-lock.ts'
import { type Content, displayPath, readContent } from '../../src/data/records.ts'
import { recoverContent, settleContent, swapPaths } from '../../src/data/recover-content.ts'
import type { DateLookup } from './dates.ts'
import { landWrites, type Write } from './land.ts'
import { type Plan, planSync } from './plan.ts'
import { explainShrink } from './shrink.ts'
import type { PolicySource } from './upstream.ts'

export interface SyncRequest {
  readonly dir: string
  readonly source: PolicySource
  readonly dates: DateLookup
  /** Gives the date of the action snapshot; asked only when something is added. */
  readonly snapshotTakenAt: () => Promise<string>
  /** Only tell what would be written. */
  readonly check: boolean
}

export interface SyncReport extends Omit<Plan, 'refusals'> {
  /** What was recorded before. */
  readonly policyCount: number
  readonly versionCount: number
}

/** Import what is missing, or throw an error that says why nothing was imported. */
export async function syncContent(request: SyncRequest): Promise<SyncReport> {
  await recoverContent(request.dir)
  if (request.check) return report(...(await planFor(request)))
  const taken = await takeLock(request.dir)
  if (taken.lock === undefined) {
    throw new Error(`another sync of ${request.dir} is running (${taken.holder}); wait until it has ended`)
  }
  const { lock } = taken
  try {
    const paths = swapPaths(request.dir)
    await settleContent(paths)
    const [content, plan] = await planFor(request)
    if (isWork(plan)) {
      const writes = toWrites(content, plan, await request.snapshotTakenAt())
      await landWrites(paths, displayPath(request.dir), writes, lock)
    }
    return report(content, plan)
  } finally {
    await lock.release()
  }
}

/** Tell whether there is something to write. */
export function isWork({ additions, defaults }: Pick<Plan, 'additions' | 'defaults'>): boolean {
  return additions.length + defaults.length > 0
}

async function planFor({ dir, source, dates }: SyncRequest): Promise<[Content, Plan]> {
  const { content, faults } = await readContent(dir, { allowFresh: true })
  if (content === undefined) throw new Error(`the content has to be mended first\n\n${formatFaults(faults)}`)
  const upstream = await source(content.policies.map(({ record }) => record))
  const shrink = explainShrink(content.policies, upstream)
  if (shrink !== undefined) throw new Error(shrink)
  const plan = planSync(content.policies, upstream, dates)
  if (plan.refusals.length > 0) throw new Error(['nothing was imported', ...plan.refusals].join('\n  '))
  return [content, plan]
}

function toWrites(content: Content, { additions, defaults }: Plan, takenAt: string): readonly Write[] {
  const recorded = content.policies.flatMap(({ versions }) => versions)
  const asOf = [takenAt, ...[...recorded, ...additions].map(({ created }) => created)].sort().at(-1)
  return [
    ...additions.map((addition) => ({
      file: `policies/${addition.policy}/${addition.version}.json`,
      value: addition,
    })),
    ...defaults.map(({ record, defaultVersion }) => ({
      file: `policies/${record.name}/policy.json`,
      // Parsing gives the fields the order of the schema, so that a new one does not come last.
      value: policyRecord.parse({ ...record, defaultVersion }),
    })),
    { file: 'catalogue.json', value: { ...content.catalogue, asOf } },
  ]
}

function report(content: Content, { additions, defaults, unknown }: Plan): SyncReport {
  return {
    additions,
    defaults,
    unknown,
    policyCount: content.policies.length,
    versionCount: content.policies.reduce((sum, { versions }) => sum + versions.length, 0),
  }
}
