// Command-line arguments in, what the sync is to do out.
import { parseArgs } from 'node:util'

export const help = `Usage: npm run sync -- [options]

Import versions of the policies in the content folder that are not recorded yet.

  --source NAME   where from: archive (the pinned package; the default), or
                  aws (IAM, with your credentials; also tells which version is in force)
  --dates FILE    a table of version dates for versions whose date the source cannot show:
                  tab-separated, header: policy, version, created, sources
  --content DIR   the content folder (default: CONTENT_DIR, or ./content)
  --check         write nothing; exit with 1 when there is something to import
  --help          show this

Exit code: 0 done, 1 refused or (--check) something to import, 2 wrong arguments.
`

const sourceNames = ['archive', 'aws'] as const

export type SourceName = (typeof sourceNames)[number]

export interface Options {
  readonly source: SourceName
  readonly dates?: string
  readonly content?: string
  readonly check: boolean
  readonly help: boolean
}

/** Read the arguments. Throws an error that says which one is wrong. */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: false,
    options: {
      source: { type: 'string', default: 'archive' },
      dates: { type: 'string' },
      content: { type: 'string' },
      check: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const source = sourceNames.find((name) => name === values.source)
  if (source === undefined) {
    throw new Error(`--source ${values.source}: expected one of ${sourceNames.join(', ')}`)
  }
  const { dates, content, check, help } = values
  return {
    source,
    check,
    help,
    ...(dates === undefined ? {} : { dates }),
    ...(content === undefined ? {} : { content }),
  }
}
