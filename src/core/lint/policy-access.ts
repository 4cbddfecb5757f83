// The statements of a text that is being checked in; what they grant together out.
import { type Access, computeAccess } from '../access.ts'
import type { ActionIndex } from '../catalogue.ts'
import type { Policy, ResourceSet, Statement } from '../policy.ts'
import type { StatementPart } from './policy-parts.ts'

/** Beyond these no policy that IAM takes goes; working out more would only cost time. */
const most = { statements: 300, entries: 2_000 }

/** Work out what the statements grant; nothing when one of them is not sound, or there are too many. */
export function accessOfParts(statements: readonly StatementPart[], index: ActionIndex): Access | undefined {
  const policy = policyOfParts(statements)
  return policy && computeAccess(policy, index)
}

/** Make a policy of the statements; nothing when one of them is not sound, or there are too many. */
export function policyOfParts(statements: readonly StatementPart[]): Policy | undefined {
  const entries = statements.reduce(
    (sum, { actions, resources }) => sum + (actions?.texts.length ?? 0) + (resources?.texts.length ?? 0),
    0,
  )
  if (statements.length > most.statements || entries > most.entries) return undefined
  const sound = statements.map(toStatement).filter((statement) => statement !== undefined)
  return sound.length === statements.length ? { statements: sound } : undefined
}

function toStatement({
  index,
  effect,
  actions,
  resources,
  conditions,
}: StatementPart): Statement | undefined {
  if (effect === undefined || actions === undefined || resources === undefined) return undefined
  if (effect.value !== 'Allow' && effect.value !== 'Deny') return undefined
  const named = resources.texts.map(({ value }) => value)
  const sets: readonly ResourceSet[] = resources.isInverted
    ? [{ notResource: named }]
    : named.map((resource) => ({ resource }))
  return {
    index,
    effect: effect.value,
    actions: { patterns: actions.texts.map(({ value }) => value.trim()), inverted: actions.isInverted },
    resources: sets,
    conditions: conditions.map(({ operator, key, values }) => ({
      operator: operator.value,
      key: key.value,
      values: values.map(({ value }) => value),
    })),
  }
}
