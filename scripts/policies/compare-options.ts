// Parses the command line of the policy comparison.
import type { ChangeKind, Verdict } from '../../src/core/changes/compare.ts'
import { type CommandShape, chooseValue, type Given } from './command-line/spec.ts'

const failures = ['broader', 'mixed', 'narrower', 'any'] as const
const formats = ['text', 'json', 'markdown'] as const

export const compareArguments: CommandShape = {
  name: 'compare',
  operands: 'OLD NEW',
  summary: 'compare policies by the access they grant',
  about: `Compare two IAM policies by the access they grant, not by text. OLD and NEW are each a file, - for standard input,
or a policy in the catalog: AmazonConnect_FullAccess@v4, or AmazonConnect_FullAccess for its newest version. To compare what several
policies attached together allow with what several others do, write compare --attached OLD… -- NEW…; each policy is
then also compared with the others of its side. What A grants beyond B and C: compare --attached B C -- A B C.`,
  options: [
    {
      flags: '--attached OLD...',
      text: 'the older policies, all attached to one principal; the newer ones come after --',
    },
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
  /** The policies of each side; several only if they are attached together. */
  readonly older: readonly string[]
  readonly newer: readonly string[]
  readonly isAttached: boolean
  readonly failOn?: FailCondition
  readonly format: (typeof formats)[number]
}

/** Read the arguments. Throws an error that says everything that is wrong with them. */
export function readCompareOptions(given: Given): CompareOptions {
  const isAttached = given.has('attached')
  const older = isAttached ? given.all('attached') : given.operands.slice(0, 1)
  const newer = isAttached ? given.operands : given.operands.slice(1)
  const failOn = chooseValue('fail-on', given.one('fail-on'), failures)
  const format = chooseValue('format', given.one('format'), formats)
  const faults = [
    ...(isAttached && newer.length === 0
      ? ['expected the newer policies after --, such as --attached A B -- C']
      : []),
    ...(!isAttached && given.operands.length !== 2
      ? [
          `expected two policies, found ${given.operands.length}; several on a side need --attached OLD… -- NEW…`,
        ]
      : []),
    ...([...older, ...newer].filter((name) => name === '-').length > 1 ? ['- can be used only once'] : []),
    ...failOn.faults,
    ...format.faults,
  ]
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return {
    older,
    newer,
    isAttached,
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
