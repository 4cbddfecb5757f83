// Finds condition keys that their service does not have, or that the statement's actions do not support.

import type { ServiceFacts } from '../../actions/action.ts'
import { isNegated } from '../../policy/condition.ts'
import { findConditionKey, isGlobalKey, keyMatcher } from '../condition-keys.ts'
import { createKeySupport, type KeySupport } from '../key-support.ts'
import type { ConditionPart } from '../policy-parts.ts'
import type { Rule, RuleContext, RuleFinding } from '../rule.ts'
import { isSessionKey } from '../session-keys.ts'
import type { ActionEntry, CheckedStatement } from '../statement-actions.ts'
import { findAllowedAnyway } from '../wide-allows.ts'

/** Report unsupported keys. Source: Service Authorization Reference, condition keys of actions and resource types. */
export const conditionKey: Rule = {
  name: 'condition-key',
  description:
    'A key that neither an action nor its resource types support is absent from its requests. A condition that requires a value is then never met, and the statement has no effect on the action. Global keys (aws:…) and keys about the caller’s session are supported everywhere.',
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
  { index, nearest, services }: RuleContext,
  { key }: ConditionPart,
): readonly RuleFinding[] | undefined {
  const prefix = prefixOf(key.value)
  if (isGlobalKey(key.value)) return []
  if (prefix === '') {
    const tip = 'Use a global key such as aws:RequestedRegion, or a key of the service.'
    return [
      { span: key, message: `${JSON.stringify(key.value)} is not a condition key.`, tip, severity: 'error' },
    ]
  }
  const service = findService(index.snapshot.services, prefix)
  if (service === undefined) return services.includes(prefix) && !isSessionKey(key.value) ? undefined : []
  if (findConditionKey(index, key.value, keyMatcher()) !== undefined) {
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
  // Conditions that an absent key meets do no harm.
  if (isNegated(operator.value) || /IfExists$|^Null$|^ForAllValues:/i.test(operator.value)) return []
  const service = findService(context.index.snapshot.services, prefixOf(key.value))
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

const prefixOf = (key: string) => key.slice(0, Math.max(0, key.indexOf(':'))).toLowerCase()

const findService = (services: readonly ServiceFacts[], prefix: string) =>
  services.find((other) => other.prefix === prefix)
