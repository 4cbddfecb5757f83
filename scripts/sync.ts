// Command-line arguments in, the content folder brought up to date and a few lines about it out.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadCatalogue } from '../src/data/catalogue.ts'
import { contentRoot, loadContent } from '../src/data/records.ts'
import { runCommand } from './run-command.ts'
import { listArchive, readArchive } from './sync/archive.ts'
import { noDates, parseDates } from './sync/dates.ts'
import { parseFirstSeen } from './sync/first-seen-table.ts'
import { help, type Options, parseOptions, type SourceName } from './sync/options.ts'
import { createProgress } from './sync/progress.ts'
import { readProse } from './sync/read-prose.ts'
import { formatReport } from './sync/report.ts'
import { isWork, syncContent } from './sync/run.ts'
import type { ScopeRequest } from './sync/scope-folder.ts'
import type { PolicySource } from './sync/upstream.ts'

const sources: Readonly<Record<SourceName, PolicySource>> = {
  archive: readArchive,
  aws: async (wanted) => {
    // Loading the SDK takes a while, so only those who need it do.
    const [{ createIamSource }, { createIamClient }] = await Promise.all([
      import('./sync/aws.ts'),
      import('./sync/iam-client.ts'),
    ])
    return createIamSource(createIamClient(), createProgress(process.stderr))(wanted)
  },
}

/** The records that a folder with another scope starts from, whatever CONTENT_DIR says. */
const repository = fileURLToPath(new URL('../content', import.meta.url))

process.exitCode = await runCommand({ name: 'sync', help, parseOptions, run: sync, failed: 1 })

async function sync(options: Options): Promise<number> {
  const scope = await toScopeRequest(options)
  const report = await syncContent({
    dir: options.content ?? contentRoot(),
    source: sources[options.source],
    dates:
      options.dates === undefined
        ? noDates
        : parseDates(await readFile(options.dates, 'utf8'), options.dates),
    snapshotTakenAt: async () => (await loadCatalogue()).takenAt,
    check: options.check,
    skipsRefused: options.skipsRefused,
    ...(scope && { scope }),
  })
  console.log(formatReport(report, options.check))
  return options.check && isWork(report) ? 1 : 0
}

async function toScopeRequest({ scope, firstSeen, content }: Options): Promise<ScopeRequest | undefined> {
  if (scope === undefined) return undefined
  if (resolve(content ?? '') === repository)
    throw new Error('--out: expected another folder than that of the repository')
  return {
    scope,
    listed: listArchive,
    repository: async () => ({ content: await loadContent(repository), prose: await readProse(repository) }),
    ...(firstSeen && { firstSeen: parseFirstSeen(await readFile(firstSeen, 'utf8'), firstSeen) }),
  }
}
