// Command-line arguments in, the content folder brought up to date and a few lines about it out.
import { readFile } from 'node:fs/promises'
import { loadCatalogue } from '../src/data/catalogue.ts'
import { contentRoot } from '../src/data/records.ts'
import { runCommand } from './run-command.ts'
import { readArchive } from './sync/archive.ts'
import { noDates, parseDates } from './sync/dates.ts'
import { help, type Options, parseOptions, type SourceName } from './sync/options.ts'
import { createProgress } from './sync/progress.ts'
import { formatReport } from './sync/report.ts'
import { isWork, syncContent } from './sync/run.ts'
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

process.exitCode = await runCommand({ name: 'sync', help, parseOptions, run: sync, failed: 1 })

async function sync(options: Options): Promise<number> {
  const report = await syncContent({
    dir: options.content ?? contentRoot(),
    source: sources[options.source],
    dates:
      options.dates === undefined
        ? noDates
        : parseDates(await readFile(options.dates, 'utf8'), options.dates),
    snapshotTakenAt: async () => (await loadCatalogue()).takenAt,
    check: options.check,
  })
  console.log(formatReport(report, options.check))
  return options.check && isWork(report) ? 1 : 0
}
