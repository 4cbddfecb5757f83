// Parses the command line of the question whether policies allow a request.
import { type AskedContext, findQuestionFaults } from '../../src/core/ask/question.ts'
import type { Role } from '../../src/core/ask/roles.ts'
import { readGiven } from './command-line/parse.ts'
import { type CommandShape, chooseValue, type Given } from './command-line/spec.ts'

const formats = ['text', 'json', 'markdown'] as const

const layers = 'FILE|NAME'

export const askArguments: CommandShape = {
  name: 'ask',
  operands: '',
  summary: 'ask whether policies allow a request',
  about: `Ask whether policies allow a request, which statements decide it, and what is missing. NAME is a policy in the
catalog, such as AmazonConnect_FullAccess@v4, or without @v4 its newest version; FILE is a JSON document; - is standard
input.`,
  options: [
    { flags: `--policy ${layers}`, text: 'an identity policy; repeat it for several', repeats: true },
    { flags: `--boundary ${layers}`, text: 'the permissions boundary', repeats: true },
    {
      flags: `--scp ${layers},…`,
      text: 'the SCPs of one level, separated by commas; repeat it for each level, from the root to the account',
      repeats: true,
    },
    {
      flags: '--action ACTION',
      text: "an action, or a pattern such as 'connect:Describe*'; without it, what is allowed on the resource",
    },
    { flags: '--resource ARN', text: 'the resource; without it, any that the action can have' },
    {
      flags: '--context KEY=VALUE',
      text: 'a condition key of the request; repeat it for several values or keys',
      repeats: true,
    },
    { flags: '--format FORMAT', text: 'text by default', choices: formats },
  ],
  exitCodes: `Exit code: 0 every action is allowed (without --action: at least one), 1 not allowed or explicitly denied, 2 invalid
arguments or a policy that cannot be read.`,
}

export interface AskOptions {
  /** The policies by file or name, in the order of their layers. */
  readonly policies: readonly { readonly role: Role; readonly name: string }[]
  readonly action?: string
  readonly resource?: string
  readonly context: AskedContext
  readonly format: (typeof formats)[number]
}

/** Parse the arguments. Throws an error that says everything that is wrong with them. */
export function parseAskOptions(args: readonly string[]): AskOptions {
  return readAskOptions(readGiven(askArguments, args))
}

/** Read the arguments. Throws an error that says everything that is wrong with them. */
export function readAskOptions(given: Given): AskOptions {
  const [action, resource] = [given.one('action'), given.one('resource')]
  const as = (role: Role, names: readonly string[]) => names.map((name) => ({ role, name }))
  const policies = [
    ...as('identity', given.all('policy')),
    ...as('boundary', given.all('boundary')),
    ...given.all('scp').flatMap((names, i) => as(`scp${i + 1}`, names.split(','))),
  ]
  const pairs = given.all('context').map((written) => ({ written, at: written.indexOf('=') }))
  const context = readContext(pairs.filter(({ at }) => at > 0))
  const format = chooseValue('format', given.one('format'), formats)
  const question = {
    context,
    ...(action !== undefined && { action }),
    ...(resource !== undefined && { resource }),
  }
  const faults = [
    ...pairs
      .filter(({ at }) => at <= 0)
      .map(({ written }) => `--context ${written}: expected KEY=VALUE, such as aws:ResourceTag/Team=a`),
    ...format.faults,
    ...(policies.filter(({ name }) => name === '-').length > 1 ? ['- can be used only once'] : []),
    ...findQuestionFaults({
      ...question,
      policies: policies.map(({ role }) => ({ role, policy: { statements: [] } })),
    }),
  ]
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return { ...question, policies, format: format.value ?? 'text' }
}

function readContext(pairs: readonly { readonly written: string; readonly at: number }[]): AskedContext {
  const byKey = Map.groupBy(pairs, ({ written, at }) => written.slice(0, at))
  return Object.fromEntries(
    [...byKey].map(([key, some]) => [key, some.map(({ written, at }) => written.slice(at + 1))]),
  )
}
