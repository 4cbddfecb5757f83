// Parses the command line of the policy comparison.
import { parseArgs } from 'node:util'
import type { ChangeKind, Verdict } from '../../src/core/changes/compare.ts'

export const compareHelp = `Usage: npm run compare:policy -- [options] OLD NEW

Compare two IAM policies by the access they grant, not by text. OLD and NEW are each a file, - for standard input,
or a policy in the catalog: AmazonConnect_FullAccess@v4, or AmazonConnect_FullAccess for its newest version.

  --fail-on WHAT    exit with 1 when access is
                    broader   something is gained, widened or reshaped, even if the verdict is mixed
                    narrower  something is lost, narrowed or reshaped, even if the verdict is mixed
                    mixed     the verdict is mixed
                    any       the verdict is not "same"
  --format FORMAT   text (the default) or json (the format of /api/v1/policies/<Name>/compare/)
  --help            show this help

Exit code: 0 success, 1 the change meets --fail-on, 2 invalid arguments or a policy that cannot be read.
`

const failures = ['broader', 'mixed', 'narrower', 'any'] as const
const formats = ['text', 'json'] as const

export type FailCondition = (typeof failures)[number]

export interface CompareOptions {
  readonly inputs: readonly [older: string, newer: string]
  readonly failOn?: FailCondition
  readonly format: (typeof formats)[number]
}

/** Parse the arguments. Throws an error that says which one is invalid. */
export function parseCompareOptions(args: readonly string[]): CompareOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: true,
    options: {
      'fail-on': { type: 'string' },
      format: { type: 'string', default: 'text' },
    },
  })
  const [older, newer, ...more] = positionals
  if (older === undefined || newer === undefined || more.length > 0) {
    throw new Error(`expected two policies, found ${positionals.length}`)
  }
  if (older === '-' && newer === '-') throw new Error('- can be used only once')
  const failOn = failures.find((name) => name === values['fail-on'])
  if (values['fail-on'] !== undefined && failOn === undefined) {
    throw new Error(`--fail-on ${values['fail-on']}: expected one of ${failures.join(', ')}`)
  }
  const format = formats.find((name) => name === values.format)
  if (format === undefined)
    throw new Error(`--format ${values.format}: expected one of ${formats.join(', ')}`)
  return { inputs: [older, newer], format, ...(failOn !== undefined && { failOn }) }
}

/** Check whether a comparison is one on which the command should fail. */
export function meetsFailure(
  failure: FailCondition,
  verdict: Verdict,
  counts: Readonly<Record<ChangeKind, number>>,
): boolean {
  switch (failure) {
    case 'broader':
      return counts.gained + counts.widened + counts.reshaped > 0
    case 'narrower':
      return counts.lost + counts.narrowed + counts.reshaped > 0
    case 'mixed':
      return verdict === 'mixed'
    case 'any':
      return verdict !== 'same'
    default:
      return failure satisfies never
  }
}
