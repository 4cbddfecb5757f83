// Brings the content folder up to date from a source of policies and prints a short report.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadSnapshot } from '../src/data/action-snapshot.ts'
import { contentRoot } from '../src/data/content-root.ts'
import { loadContent } from '../src/data/records.ts'
import { createProgress } from './command/progress.ts'
import { runCommand } from './command/run-command.ts'
import { parseSyncOptions, type SourceName, type SyncOptions, syncHelp } from './sync/options.ts'
import { parseFirstSeen } from './sync/plan/first-seen-table.ts'
import { readProse } from './sync/plan/read-prose.ts'
import type { ScopeRequest } from './sync/plan/scope-folder.ts'
import { formatReport } from './sync/report/report.ts'
import { isWork, syncContent } from './sync/run.ts'
import { listArchive, readArchive, readWholeArchive } from './sync/sources/archive.ts'
import { noDates, parseDates } from './sync/sources/dates.ts'
import type { PolicySource } from './sync/sources/upstream.ts'

const sources: Readonly<Record<SourceName, PolicySource>> = {
  archive: readArchive,
  aws: async (wanted) => {
    // The SDK takes a while to load, so load it only when it is needed.
    const [{ createIamSource }, { createIamClient }] = await Promise.all([
      import('./sync/sources/aws.ts'),
      import('./sync/sources/iam-client.ts'),
    ])
    return createIamSource(createIamClient(), createProgress(process.stderr))(wanted)
  },
}

/** The records that a folder with its own scope starts from, regardless of CONTENT_DIR. */
const repository = fileURLToPath(new URL('../content', import.meta.url))

process.exitCode = await runCommand({
  name: 'sync',
  help: syncHelp,
  parseOptions: parseSyncOptions,
  run: sync,
  failed: 1,
})

async function sync(options: SyncOptions): Promise<number> {
  const scope = await toScopeRequest(options)
  const snapshot = await loadSnapshot()
  const report = await syncContent({
    dir: options.content ?? contentRoot(),
    source: sources[options.source],
    dates:
      options.dates === undefined
        ? noDates
        : parseDates(await readFile(options.dates, 'utf8'), options.dates),
    snapshotTakenAt: async () => snapshot.takenAt,
    reference: { snapshot, acceptedLosses: options.acceptedLosses },
    archive: readWholeArchive,
    check: options.check,
    skipsRefused: options.skipsRefused,
    ...(scope && { scope }),
  })
  console.log(formatReport(report, options.check))
  return options.check && isWork(report) ? 1 : 0
}

async function toScopeRequest({ scope, firstSeen, content }: SyncOptions): Promise<ScopeRequest | undefined> {
  if (scope === undefined) return undefined
  if (resolve(content ?? '') === repository)
    throw new Error("--out: expected a folder other than the repository's content folder")
  return {
    scope,
    listed: listArchive,
    repository: async () => ({ content: await loadContent(repository), prose: readProse(repository) }),
    ...(firstSeen && { firstSeen: parseFirstSeen(await readFile(firstSeen, 'utf8'), firstSeen) }),
  }
}
