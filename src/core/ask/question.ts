// Defines a question, and finds the actions that it is about or what is wrong with it.
import { byActionName, type IndexedAction, type ResourceFormats, servicePrefix } from '../actions/action.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import { findNearest } from '../checker/nearest-name.ts'
import { isPlain } from '../policy/pattern.ts'
import { accountOf } from '../requests/account.ts'
import type { AskedPolicy } from './layers.ts'
import { levelOf, mostScpLevels } from './roles.ts'

/** Condition keys with their values, as written. */
export type AskedContext = Readonly<Record<string, readonly string[]>>

export interface Question {
  readonly policies: readonly AskedPolicy[]
  /** An action or a pattern such as `connect:Describe*`; absent to list what is allowed on the resource. */
  readonly action?: string
  /** An ARN, or `*` for an action that acts on no resource; absent for any resource. */
  readonly resource?: string
  readonly context: AskedContext
}

/** List what is wrong with a question, one sentence each. */
export function findQuestionFaults({ policies, action, resource, context }: Question): readonly string[] {
  const count = (role: string) => policies.filter((one) => one.role === role).length
  const account = resource === undefined ? undefined : accountOf(resource)
  const given = Object.entries(context).find(([key]) => key.toLowerCase() === 'aws:resourceaccount')?.[1]
  return [
    ...(count('identity') === 0
      ? ['Expected at least one identity policy: without one, nothing is allowed.']
      : []),
    ...(count('boundary') > 1
      ? [`Expected at most one permissions boundary, found ${count('boundary')}: a principal has only one.`]
      : []),
    ...(policies.some(({ role }) => levelOf(role) > mostScpLevels)
      ? [
          `Expected at most ${mostScpLevels} levels of SCPs: the root, five organizational units and the account.`,
        ]
      : []),
    ...(action === undefined && resource === undefined
      ? ['Expected an action, or a resource to list what is allowed on it.']
      : []),
    ...(action !== undefined && !/^[^:\s]+:[^:\s]+$|^\*$/.test(action)
      ? [
          `Action ${quote(action)}: expected a service and a name, such as connect:DescribeUser or connect:Describe*.`,
        ]
      : []),
    ...(resource !== undefined && resource !== '*' && !/^arn:(?:[^:]*:){4}./s.test(resource)
      ? [`Resource ${quote(resource)}: expected an ARN, or * for an action that acts on no resource.`]
      : []),
    ...(resource !== undefined && resource !== '*' && /[*?]|\$\{/.test(resource)
      ? [`Resource ${quote(resource)}: expected the ARN of one resource, without wildcards or placeholders.`]
      : []),
    ...(action === undefined && resource === '*'
      ? ['To list what is allowed, expected the ARN of a resource, found *.']
      : []),
    ...Object.keys(context)
      .filter((key) => !/^[^:\s]+:\S/.test(key))
      .map(
        (key) => `Condition key ${quote(key)}: expected a service and a name, such as aws:ResourceTag/Team.`,
      ),
    ...(account !== undefined && given !== undefined && given.join() !== account
      ? [`aws:ResourceAccount is the account of the resource, ${account}; found ${quote(given.join(', '))}.`]
      : []),
  ]
}

/** Put a text from outside in quotation marks, shortened. */
function quote(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 99)}…` : text)
}

/** Nothing is known about the resources of an action that the snapshot does not list. */
const unknownFormats: ResourceFormats = { written: [], arns: [], takesNoResource: false }

/**
 * Find the actions that a question's pattern matches: those of the snapshot, and those that a policy names in full. A
 * string says why there are none.
 */
export function findActions(
  pattern: string,
  policies: readonly AskedPolicy[],
  index: ActionIndex,
): readonly IndexedAction[] | string {
  const listed = index.expand(pattern)
  const named = listNamed(policies, index).filter((action) => matchesName(pattern, action, index))
  const found = [...listed, ...named].sort(byActionName)
  if (found.length > 0) return found
  const prefix = servicePrefix(pattern).toLowerCase()
  const service = index.snapshot.services.find((one) => one.prefix === prefix)
  if (service === undefined) {
    const nearest = findNearest()(
      prefix,
      index.snapshot.services.map((one) => one.prefix),
    )
    return `AWS’s reference has no service ${quote(prefix)}.${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`
  }
  if (!isPlain(pattern)) return `No action of AWS’s reference matches ${quote(pattern)}.`
  const nearest = findNearest()(
    pattern,
    service.actions.map(({ name }) => name),
  )
  return `AWS’s reference has no action ${quote(pattern)}, and no policy names it.${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`
}

/** List the actions that policies name in full and the snapshot does not list. */
export function listNamed(policies: readonly AskedPolicy[], index: ActionIndex): readonly IndexedAction[] {
  const unknown = policies.flatMap(({ policy }) =>
    policy.statements.flatMap(({ actions }) => index.expandSet(actions).unknown),
  )
  const byKey = new Map(unknown.map(({ name }) => [name.toLowerCase(), name]))
  return [...byKey].map(([key, name]) => ({ name, key, formats: unknownFormats }))
}

function matchesName(pattern: string, { key }: IndexedAction, index: ActionIndex): boolean {
  return index.expandSet({ patterns: [pattern], inverted: false }).matches(key)
}
