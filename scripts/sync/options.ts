// Parses the command line of the sync.
import { parseArgs } from 'node:util'
import { parseScope, type Scope } from './plan/scope.ts'

export const syncHelp = `Usage: npm run sync -- [options]

Import versions of the policies in the content folder that are not recorded yet, and record which other policies of
the archive reach the folder's own services.

  --source NAME      where to import from: archive (the pinned package; the default) or
                     aws (IAM, with your credentials; also reports which version is in force)
  --dates FILE       a table of dates for versions whose date the source cannot show:
                     tab-separated, header: policy, version, created, sources;
                     it also fills in the dates of recorded versions that have none
  --content DIR      the content folder (default: CONTENT_DIR, or ./content)
  --check            write nothing; exit with 1 if there is something to import
  --skip-refused     leave out a policy if any part of it is refused, report why, and import the rest
  --accept-loss FIELD  accept that the action snapshot lost facts of this kind (conditionKeys), or one service did
                     (conditionKeys:connect); may be repeated, and is recorded in reference-counts.json
  --help             show this help

Fill a separate content folder with other policies from the archive. A version whose date no source shows is recorded
without one:

  --scope PATTERNS   which policies: name patterns with * and ?, separated by commas; aws means every policy
  --out DIR          the folder to fill; a new one also gets this repository's records and pages that apply to it
  --first-seen FILE  a table of when actions were first listed:
                     tab-separated, header: action, first_seen, last_seen; put <= before the date of the oldest snapshot

Exit code: 0 success, 1 refused or (with --check) something to import, 2 invalid arguments.
`

const sourceNames = ['archive', 'aws'] as const

export type SourceName = (typeof sourceNames)[number]

export interface SyncOptions {
  readonly source: SourceName
  readonly dates?: string
  /** The folder to fill, from `--content` or, with a scope, from `--out`. */
  readonly content?: string
  readonly scope?: Scope
  readonly firstSeen?: string
  /** The losses of the action snapshot to accept. */
  readonly acceptedLosses: readonly string[]
  readonly check: boolean
  readonly skipsRefused: boolean
  readonly help: boolean
}

/** Parse the arguments. Throws an error that says which one is invalid. */
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
      'accept-loss': { type: 'string', multiple: true, default: [] },
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
    acceptedLosses: values['accept-loss'],
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

/** Check the options that go with a scope, which fills a separate folder from a source that can list policies. */
function assertScopeWhole(given: Given): void {
  if (given.scope === undefined) {
    const alone = (['out', 'first-seen'] as const).find((name) => given[name] !== undefined)
    if (alone !== undefined) throw new Error(`--${alone} requires --scope`)
    return
  }
  if (given.out === undefined) throw new Error('--scope requires --out DIR, the folder to fill')
  if (given.content !== undefined) throw new Error('--scope fills the folder given by --out: omit --content')
  if (given.source !== 'archive') throw new Error('--scope works only with the archive: omit --source')
}
