// Finds the actions that a policy allows on resources that it does not name, each with a request.
import type { ActionAccess } from '../../access/access.ts'
import type { ActionFacts, IndexedAction } from '../../actions/action.ts'
import type { ActionIndex } from '../../actions/action-index.ts'
import { splitFormats } from '../../actions/arn-formats.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Context, Request } from '../../requests/request.ts'
import { findUnnamed, namePlainly } from '../../requests/unnamed.ts'
import { limitsUse } from './bystander-keys.ts'

/** Write an ARN format with the placeholders that the reference uses. */
const formatOf = (text: string) => text.replaceAll('<', '$' + '{').replaceAll('>', '}')

const anything = formatOf('arn:<Partition>:<Service>:<Region>:<Account>:<Resource>')

/** Formats that say more than AWS’s reference. Source: IAM User Guide, "Create a service-linked role". */
const ownFormats: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'iam:createservicelinkedrole',
    [formatOf('arn:<Partition>:iam::<Account>:role/aws-service-role/<Service>.amazonaws.com/<Role>')],
  ],
])

/**
 * The types of which a request needs one each, where the reference does not say which belong together: a document alone
 * starts nothing, and AWS’s own code interpreters have no role. Source: AWS Systems Manager User Guide, "Sample IAM policies
 * for Session Manager" and "Setting up Run Command"; Bedrock AgentCore Developer Guide, "Code Interpreter".
 */
const ownTypes: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['ssm:sendcommand', [['instance', 'managed-instance'], ['document']]],
  ['ssm:startsession', [['instance', 'managed-instance', 'task']]],
  ['bedrock-agentcore:startcodeinterpretersession', [['code-interpreter-custom']]],
  ['bedrock-agentcore:invokecodeinterpreter', [['code-interpreter-custom']]],
])

/** Find a request of an action that a policy allows on a resource that it does not name; `given` has values of keys. */
export function findOpenRequest(
  policy: Policy,
  { asked }: ActionAccess,
  { key, name, facts }: IndexedAction,
  given?: Context,
): Request | undefined {
  const { statements } = asked
  const own = ownFormats.get(key)
  const types = own === undefined ? listTypes(facts, ownTypes.get(key)) : [own]
  const found = types.map((formats) =>
    findUnnamed({ statements, formats, isLimit: limitsUse, ...(given && { given }) }),
  )
  const [first] = found
  return first === undefined || found.includes(undefined) ? undefined : namePlainly(policy, name, first)
}

/** List the formats of each type that a request must name, or else those of all types together. */
function listTypes(
  facts: ActionFacts | undefined,
  own: readonly (readonly string[])[] = [],
): readonly (readonly string[])[] {
  const types = (facts?.resourceTypes ?? []).flatMap(({ name, required, arn }) =>
    arn === undefined ? [] : [{ name, required, formats: splitFormats(arn) }],
  )
  const named = own
    .map((names) => types.filter(({ name }) => names.includes(name)).flatMap(({ formats }) => formats))
    .filter((formats) => formats.length > 0)
  if (named.length > 0) return named
  const required = types.filter((type) => type.required).map(({ formats }) => formats)
  if (required.length > 0) return required
  const all = types.flatMap(({ formats }) => formats)
  return [all.length === 0 && (facts?.resourceTypes.length ?? 0) > 0 ? [anything] : all]
}

/** Actions with which everything else can be had. */
const ownRights = ['iam:AttachRolePolicy', 'iam:AttachUserPolicy', 'iam:PutRolePolicy', 'iam:PutUserPolicy']

/**
 * Find the statements that make a policy one for administrators: they allow actions that nobody has heard of, on anything,
 * and nothing takes the actions that grant everything.
 */
export function findAdministrator(
  policy: Policy,
  index: ActionIndex,
  accessOf: (key: string) => ActionAccess | undefined,
): readonly number[] {
  const isEvery = (pattern: string) => /^\*+(:\*+)?$/.test(pattern)
  const open = policy.statements.filter(
    ({ effect, actions }) => effect === 'Allow' && !actions.inverted && actions.patterns.some(isEvery),
  )
  if (open.length === 0) return []
  const denies = policy.statements.filter(
    ({ effect, actions }) => effect === 'Deny' && (actions.inverted || actions.patterns.some(isEvery)),
  )
  const isOpen = (statement: Policy['statements'][number]) =>
    findUnnamed({ statements: [statement, ...denies], formats: [anything], isLimit: limitsUse }) !== undefined
  const statements = open.filter(isOpen)
  const hasRights = ownRights.some((name) => {
    const [access, action] = [accessOf(name.toLowerCase()), index.find(name)]
    return access && action && findOpenRequest(policy, access, action) !== undefined
  })
  // Without the service's actions, only the look of the statement says so.
  const isKnown = index.find('iam:AttachRolePolicy') !== undefined
  return hasRights || !isKnown ? statements.map(({ index: statement }) => statement) : []
}
