// A content folder and a source of policies in, the folder with the missing versions and a report out.
import { formatFaults } from '../../src/core/lint/fault.ts'
import { takeLock } from '../../src/data/content-lock.ts'
import { type Content, displayPath, readContent } from '../../src/data/records.ts'
import { recoverContent, settleContent, swapPaths } from '../../src/data/recover-content.ts'
import type { DateLookup } from './dates.ts'
import { landWrites, type Write } from './land.ts'
import { type Addition, planSync } from './plan.ts'
import { explainShrink } from './shrink.ts'
import type { PolicySource } from './upstream.ts'

export interface SyncRequest {
  readonly dir: string
  readonly source: PolicySource
  readonly dates: DateLookup
  /** Gives the date of the action snapshot; asked only when something is added. */
  readonly snapshotTakenAt: () => Promise<string>
  /** Only tell what would be added. */
  readonly check: boolean
}

export interface SyncReport {
  readonly additions: readonly Addition[]
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
    const [content, additions] = await planFor(request)
    if (additions.length > 0) {
      const writes = toWrites(content, additions, await request.snapshotTakenAt())
      await landWrites(paths, displayPath(request.dir), writes, lock)
    }
    return report(content, additions)
  } finally {
    await lock.release()
  }
}

async function planFor({ dir, source, dates }: SyncRequest): Promise<[Content, readonly Addition[]]> {
  const { content, faults } = await readContent(dir, { allowFresh: true })
  if (content === undefined) throw new Error(`the content has to be mended first\n\n${formatFaults(faults)}`)
  const upstream = await source(content.policies.map(({ record }) => record.name))
  const shrink = explainShrink(content.policies, upstream)
  if (shrink !== undefined) throw new Error(shrink)
  const { additions, refusals } = planSync(content.policies, upstream, dates)
  if (refusals.length > 0) throw new Error(['nothing was imported', ...refusals].join('\n  '))
  return [content, additions]
}

function toWrites(content: Content, additions: readonly Addition[], takenAt: string): readonly Write[] {
  const recorded = content.policies.flatMap(({ versions }) => versions)
  const asOf = [takenAt, ...[...recorded, ...additions].map(({ created }) => created)].sort().at(-1)
  return [
    ...additions.map((addition) => ({
      file: `policies/${addition.policy}/${addition.version}.json`,
      value: addition,
    })),
    { file: 'catalogue.json', value: { ...content.catalogue, asOf } },
  ]
}

function report(content: Content, additions: readonly Addition[]): SyncReport {
  return {
    additions,
    policyCount: content.policies.length,
    versionCount: content.policies.reduce((sum, { versions }) => sum + versions.length, 0),
  }
}
