// Finds condition keys that their service does not have, or that the statement's actions do not support.

import type { ServiceFacts } from '../../actions/action.ts'
import type { ActionIndex } from '../../actions/action-index.ts'
import { isNegated } from '../../policy/condition.ts'
import { rememberAll } from '../../remember.ts'
import { isGlobalKey, keyPrefix } from '../condition-keys.ts'
import { createKeySupport, type KeySupport } from '../key-support.ts'
import type { ConditionPart } from '../policy-parts.ts'
import type { Rule, RuleContext, RuleFinding } from '../rule.ts'
import { isSessionKey } from '../session-keys.ts'
import type { ActionEntry, CheckedStatement } from '../statement-actions.ts'
import { findAllowedAnyway } from '../wide-allows.ts'

/** Report unsupported keys. Source: Service Authorization Reference, condition keys of actions and resource types. */
export const conditionKey: Rule = {
  name: 'condition-key',
  severity: 'warning',
  check: (context) => {
    const support = createKeySupport()
    return context.statements.flatMap((statement) =>
      statement.conditions.flatMap(
        (condition) => checkName(context, condition) ?? checkSupport(context, statement, condition, support),
      ),
    )
  },
}

/** Check that the key exists. Returns undefined if its actions must be looked at. */
function checkName(
  { index, findKey, nearest, services }: RuleContext,
  { key }: ConditionPart,
): readonly RuleFinding[] | undefined {
  const prefix = keyPrefix(key.value)
  if (isGlobalKey(key.value)) return []
  if (prefix === '') {
    const tip = 'Use a global key such as aws:RequestedRegion, or a key of the service.'
    return [
      { span: key, message: `${JSON.stringify(key.value)} is not a condition key.`, tip, severity: 'error' },
    ]
  }
  const service = findService(index, prefix)
  if (service === undefined) return services.includes(prefix) && !isSessionKey(key.value) ? undefined : []
  if (findKey(key.value) !== undefined) {
    return isSessionKey(key.value) ? [] : undefined
  }
  const meant = nearest(
    key.value,
    service.conditionKeys.map(({ name }) => name),
  )
  const tip =
    meant === undefined ? `Look it up among the condition keys of ${prefix}.` : `Did you mean ${meant}?`
  const message = `${JSON.stringify(prefix)} has no condition key ${JSON.stringify(key.value)}.`
  return [{ span: key, message, tip }]
}

function checkSupport(
  context: RuleContext,
  statement: CheckedStatement,
  { operator, key }: ConditionPart,
  support: KeySupport,
): readonly RuleFinding[] {
  // Conditions that are meant to be met by an absent key do no harm.
  if (/IfExists$|^Null$|^ForAllValues:/i.test(operator.value)) return []
  const service = findService(context.index, keyPrefix(key.value))
  if (isNegated(operator.value)) return checkNegated(statement, { operator, key }, service, support)
  const unsupported = statement.matched.entries.filter(
    ({ actions }) => actions.length > 0 && !actions.some((action) => support(action, key.value, service)),
  )
  const without = unsupported.length === 0 ? [] : leaveOutExplained(context, statement, unsupported)
  if (without.length === 0) return []
  const names = without.slice(0, 3).map(({ pattern }) => pattern)
  const more = without.length > 3 ? ` and ${without.length - 3} more` : ''
  const message = `${names.join(', ')}${more} ${without.length === 1 ? 'does' : 'do'} not support ${key.value}, according to AWS’s reference, so the condition is never met there.`
  return [{ span: key, message, tip: 'Move these actions to a statement without this condition.' }]
}

/** Report a negated condition that no action of the statement supports: an absent key always meets it. */
function checkNegated(
  { matched, actions: written }: CheckedStatement,
  { operator, key }: Pick<ConditionPart, 'operator' | 'key'>,
  service: ServiceFacts | undefined,
  support: KeySupport,
): readonly RuleFinding[] {
  const { actions, isComplete } = matched
  if (!isComplete || written?.isInverted || actions.length === 0) return []
  if (actions.some((action) => support(action, key.value, service))) return []
  const message = `None of the actions supports ${key.value}, according to AWS’s reference, so ${operator.value} is always met.`
  return [{ span: key, message, tip: 'Remove the condition, or use a key that the actions support.' }]
}

/** Leave out entries that no resource fits, which other rules report, and those that the policy allows anyway. */
function leaveOutExplained(
  context: RuleContext,
  statement: CheckedStatement,
  entries: readonly ActionEntry[],
): readonly ActionEntry[] {
  const { misfits, everyOnly } = context.fitOf(statement)
  const isAllowedAnyway =
    statement.effect?.value === 'Allow' ? findAllowedAnyway(context.statements) : () => false
  return entries.filter(
    (entry) =>
      !misfits.includes(entry) && !everyOnly.includes(entry) && !entry.actions.every(isAllowedAnyway),
  )
}

const findService = (index: ActionIndex, prefix: string) => listServices(index).get(prefix)

const listServices = rememberAll(
  ({ snapshot }: ActionIndex): ReadonlyMap<string, ServiceFacts> =>
    new Map(snapshot.services.map((service) => [service.prefix, service])),
)
