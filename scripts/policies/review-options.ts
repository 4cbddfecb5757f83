// Parses the command line of the command that reviews a lock.
import { type FailCondition, readFailCondition } from '../../src/core/lock/fail-on.ts'
import { type CommandShape, chooseValue, type Given } from './command-line/spec.ts'
import { lockFile, sourceText } from './lock-options.ts'

const formats = ['text', 'json', 'markdown'] as const

export interface ReviewOptions {
  readonly source: string
  readonly file: string
  readonly failOn: readonly FailCondition[]
  /** A file that says which actions are used. */
  readonly used?: string
  /** Versions to accept, each with its policy's name. */
  readonly accept: readonly { readonly name: string; readonly version: string }[]
  readonly accepted?: { readonly by: string; readonly why: string }
  readonly format: (typeof formats)[number]
}

export const reviewArguments: CommandShape = {
  name: 'review',
  operands: '',
  summary: 'compare the versions that you accepted with those in force',
  about: `Compare a lock with the policies in force: for each policy the verdict, what is gained and lost with a request as
evidence, sensitive actions, and the actions that AWS added under the same text.`,
  options: [
    { flags: '--source SOURCE', text: sourceText },
    { flags: '--file FILE', text: `the lock; ${lockFile} by default` },
    {
      flags: '--fail-on WHAT',
      text: `exit with 1 if a policy is
broader: something is gained, widened or reshaped;
sensitive: an action of these is sensitive;
gained:PATTERN: one of these matches, such as gained:iam:*;
narrower: something is lost, narrowed or reshaped;
any: anything of this, or another version with the same access.
A policy that cannot be reviewed also fails; can be repeated`,
      choices: ['broader', 'sensitive', 'gained:', 'narrower', 'any'],
      repeats: true,
    },
    {
      flags: '--used FILE',
      text: 'say what the changes mean for the actions in FILE: one on each line, or CloudTrail events as "aws cloudtrail lookup-events" prints them or as CSV',
    },
    {
      flags: '--accept POLICY@vN',
      text: 'accept a version that is in force and write it to the lock, with --by and --why; can be repeated',
      repeats: true,
    },
    { flags: '--by WHO', text: 'who accepts' },
    { flags: '--why TEXT', text: 'why it is accepted' },
    {
      flags: '--format FORMAT',
      text: 'text by default; markdown begins with a marker by which a bot finds its comment',
      choices: formats,
    },
  ],
  exitCodes: `Exit code: 0 success, 1 a policy meets --fail-on, 2 invalid arguments, or a lock or source that cannot be read.`,
}

/** Read the arguments. Throws an error that says everything that is wrong with them. */
export function readReviewOptions(given: Given): ReviewOptions {
  const format = chooseValue('format', given.one('format'), formats)
  const failOn = given.all('fail-on').map((text) => ({ text, condition: readFailCondition(text) }))
  const accept = given.all('accept').map((text) => ({ text, match: /^([^@]+)@(v\d+)$/.exec(text) }))
  const used = given.one('used')
  const [by, why] = [given.one('by'), given.one('why')]
  const isWhole = by !== undefined && by !== '' && why !== undefined && why !== ''
  const faults: string[] = [
    ...(given.operands.length > 0 ? [`expected no operands, found ${given.operands.join(' ')}`] : []),
    ...format.faults,
    ...failOn
      .filter(({ condition }) => condition === undefined)
      .map(
        ({ text }) => `--fail-on ${text}: expected one of broader, sensitive, gained:PATTERN, narrower, any`,
      ),
    ...accept
      .filter(({ match }) => match === null)
      .map(({ text }) => `--accept ${text}: expected a policy and a version, such as ReadOnlyAccess@v120`),
    ...(accept.length > 0 && !isWhole ? ['--accept: expected --by with who accepts, and --why'] : []),
    ...(accept.length === 0 && (by !== undefined || why !== undefined)
      ? ['expected --accept with --by and --why']
      : []),
  ]
  if (given.one('source') === '-' && used === '-') faults.push('- can be used only once')
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return {
    source: given.one('source') ?? 'catalog',
    file: given.one('file') ?? lockFile,
    failOn: failOn.flatMap(({ condition }) => condition ?? []),
    accept: accept.flatMap(({ match }) =>
      match === null ? [] : [{ name: match[1] ?? '', version: match[2] ?? '' }],
    ),
    ...(used !== undefined && { used }),
    ...(isWhole && { accepted: { by, why } }),
    format: format.value ?? 'text',
  }
}
