// Command-line arguments in, what the sync is to do out.
import { parseArgs } from 'node:util'
import { parseScope, type Scope } from './plan/scope.ts'

export const syncHelp = `Usage: npm run sync -- [options]

Import versions of the policies in the content folder that are not recorded yet.

  --source NAME      where from: archive (the pinned package; the default), or
                     aws (IAM, with your credentials; also tells which version is in force)
  --dates FILE       a table of version dates for versions whose date the source cannot show:
                     tab-separated, header: policy, version, created, sources;
                     it also fills in the date of a recorded version that has none
  --content DIR      the content folder (default: CONTENT_DIR, or ./content)
  --check            write nothing; exit with 1 when there is something to import
  --skip-refused     leave out policies of which anything is refused, tell which, and import the others
  --help             show this

Fill a content folder of its own with other policies of the archive; a version whose date nobody shows is recorded
without one:

  --scope PATTERNS   which: patterns of names with * and ?, separated by commas; aws is every policy
  --out DIR          the folder; a new one gets what holds there of this repository's records and pages
  --first-seen FILE  a table of when actions were first listed:
                     tab-separated, header: action, first_seen, last_seen; <= before the oldest day

Exit code: 0 done, 1 refused or (--check) something to import, 2 wrong arguments.
`

const sourceNames = ['archive', 'aws'] as const

export type SourceName = (typeof sourceNames)[number]

export interface SyncOptions {
  readonly source: SourceName
  readonly dates?: string
  /** The folder to fill, by `--content` or, with a scope, by `--out`. */
  readonly content?: string
  readonly scope?: Scope
  readonly firstSeen?: string
  readonly check: boolean
  readonly skipsRefused: boolean
  readonly help: boolean
}

/** Read the arguments. Throws an error that says which one is wrong. */
export function parseSyncOptions(args: readonly string[]): SyncOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: false,
    options: {
      source: { type: 'string', default: 'archive' },
      dates: { type: 'string' },
      content: { type: 'string' },
      scope: { type: 'string' },
      out: { type: 'string' },
      'first-seen': { type: 'string' },
      check: { type: 'boolean', default: false },
      'skip-refused': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const source = sourceNames.find((name) => name === values.source)
  if (source === undefined) {
    throw new Error(`--source ${values.source}: expected one of ${sourceNames.join(', ')}`)
  }
  assertScopeWhole({ ...values, source })
  const { dates, scope, check, help, 'first-seen': firstSeen, 'skip-refused': skipsRefused } = values
  const content = values.out ?? values.content
  return {
    source,
    check,
    skipsRefused,
    help,
    ...(dates === undefined ? {} : { dates }),
    ...(content === undefined ? {} : { content }),
    ...(scope === undefined ? {} : { scope: parseScope(scope) }),
    ...(firstSeen === undefined ? {} : { firstSeen }),
  }
}

interface Given {
  readonly source: SourceName
  readonly content?: string | undefined
  readonly scope?: string | undefined
  readonly out?: string | undefined
  readonly 'first-seen'?: string | undefined
}

/** A scope fills a folder of its own, from a source that can list policies. */
function assertScopeWhole(given: Given): void {
  if (given.scope === undefined) {
    const alone = (['out', 'first-seen'] as const).find((name) => given[name] !== undefined)
    if (alone !== undefined) throw new Error(`--${alone} goes with --scope`)
    return
  }
  if (given.out === undefined) throw new Error('--scope goes with --out DIR, the folder to fill')
  if (given.content !== undefined) throw new Error('--scope fills the folder of --out: leave out --content')
  if (given.source !== 'archive') throw new Error('--scope goes with the archive: leave out --source')
}
