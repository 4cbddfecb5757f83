// Parses the command line of the question whether policies allow a request.
import { parseArgs } from 'node:util'
import { type AskedContext, findQuestionFaults } from '../../src/core/ask/question.ts'
import type { Role } from '../../src/core/ask/roles.ts'

export const askHelp = `Usage: npm run ask:policy -- [options]

Ask whether policies allow a request, which statements decide it, and what is missing. NAME is a policy in the catalog,
such as AmazonConnect_FullAccess@v4, or without @v4 its newest version; FILE is a JSON document; - is standard input.

  --policy FILE|NAME      an identity policy; repeat it for several
  --boundary FILE|NAME    the permissions boundary
  --scp FILE|NAME,…       the SCPs of one level, separated by commas; repeat it for each level, from the root to the account
  --action ACTION         an action, or a pattern such as 'connect:Describe*'; without it, what is allowed on the resource
  --resource ARN          the resource; without it, any that the action can have
  --context KEY=VALUE     a condition key of the request; repeat it for several values or keys
  --format FORMAT         text (the default) or json
  --help                  show this help

Exit code: 0 every action is allowed (without --action: at least one), 1 not allowed or explicitly denied, 2 invalid
arguments or a policy that cannot be read.
`

const formats = ['text', 'json'] as const

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
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    options: {
      policy: { type: 'string', multiple: true, default: [] },
      boundary: { type: 'string', multiple: true, default: [] },
      scp: { type: 'string', multiple: true, default: [] },
      action: { type: 'string' },
      resource: { type: 'string' },
      context: { type: 'string', multiple: true, default: [] },
      format: { type: 'string', default: 'text' },
    },
  })
  const { action, resource } = values
  const as = (role: Role, names: readonly string[]) => names.map((name) => ({ role, name }))
  const policies = [
    ...as('identity', values.policy),
    ...as('boundary', values.boundary),
    ...values.scp.flatMap((names, i) => as(`scp${i + 1}`, names.split(','))),
  ]
  const pairs = values.context.map((written) => ({ written, at: written.indexOf('=') }))
  const context = readContext(pairs.filter(({ at }) => at > 0))
  const format = formats.find((name) => name === values.format)
  const question = {
    context,
    ...(action !== undefined && { action }),
    ...(resource !== undefined && { resource }),
  }
  const faults = [
    ...pairs
      .filter(({ at }) => at <= 0)
      .map(({ written }) => `--context ${written}: expected KEY=VALUE, such as aws:ResourceTag/Team=a`),
    ...(format === undefined ? [`--format ${values.format}: expected one of ${formats.join(', ')}`] : []),
    ...(policies.filter(({ name }) => name === '-').length > 1 ? ['- can be used only once'] : []),
    ...findQuestionFaults({
      ...question,
      policies: policies.map(({ role }) => ({ role, policy: { statements: [] } })),
    }),
  ]
  if (faults.length > 0 || format === undefined) throw new Error(faults.join('\n'))
  return { ...question, policies, format }
}

function readContext(pairs: readonly { readonly written: string; readonly at: number }[]): AskedContext {
  const byKey = Map.groupBy(pairs, ({ written, at }) => written.slice(0, at))
  return Object.fromEntries(
    [...byKey].map(([key, some]) => [key, some.map(({ written, at }) => written.slice(at + 1))]),
  )
}
