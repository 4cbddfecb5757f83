// Parses the command line of the policy comparison.
import type { ChangeKind, Verdict } from '../../src/core/changes/compare.ts'
import { type CommandShape, chooseValue, type Given } from './command-line/spec.ts'

const failures = ['broader', 'mixed', 'narrower', 'any'] as const
const formats = ['text', 'json', 'markdown'] as const

export const compareArguments: CommandShape = {
  name: 'compare',
  operands: 'OLD NEW',
  summary: 'compare two policies by the access they grant',
  about: `Compare two IAM policies by the access they grant, not by text. OLD and NEW are each a file, - for standard input,
or a policy in the catalog: AmazonConnect_FullAccess@v4, or AmazonConnect_FullAccess for its newest version.`,
  options: [
    {
      flags: '--fail-on WHAT',
      text: `exit with 1 when access is
broader: something is gained, widened or reshaped, even if the verdict is mixed;
narrower: something is lost, narrowed or reshaped, even if the verdict is mixed;
mixed: the verdict is mixed;
any: the verdict is not "same"`,
      choices: failures,
    },
    {
      flags: '--format FORMAT',
      text: 'text by default; json has the format of /api/v1/policies/<Name>/compare/',
      choices: formats,
    },
  ],
  exitCodes:
    'Exit code: 0 success, 1 the change meets --fail-on, 2 invalid arguments or a policy that cannot be read.',
}

export type FailCondition = (typeof failures)[number]

export interface CompareOptions {
  readonly inputs: readonly [older: string, newer: string]
  readonly failOn?: FailCondition
  readonly format: (typeof formats)[number]
}

/** Read the arguments. Throws an error that says everything that is wrong with them. */
export function readCompareOptions(given: Given): CompareOptions {
  const [older, newer, ...more] = given.operands
  if (older === undefined || newer === undefined || more.length > 0) {
    throw new Error(`expected two policies, found ${given.operands.length}`)
  }
  const failOn = chooseValue('fail-on', given.one('fail-on'), failures)
  const format = chooseValue('format', given.one('format'), formats)
  const faults = [
    ...(older === '-' && newer === '-' ? ['- can be used only once'] : []),
    ...failOn.faults,
    ...format.faults,
  ]
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return {
    inputs: [older, newer],
    format: format.value ?? 'text',
    ...(failOn.value !== undefined && { failOn: failOn.value }),
  }
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
