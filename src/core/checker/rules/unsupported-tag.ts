// Finds conditions on tags that a request for the action cannot have.
import type { IndexedAction } from '../../actions/action.ts'
import type { ConditionPart } from '../policy-parts.ts'
import type { Rule, RuleContext, RuleFinding } from '../rule.ts'
import type { CheckedStatement } from '../statement-actions.ts'

/** Report tags that no request has. Source: IAM User Guide, "AWS global condition context keys" (aws:ResourceTag, aws:RequestTag, aws:TagKeys). */
export const unsupportedTag: Rule = {
  name: 'unsupported-tag',
  severity: 'warning',
  check: (context) =>
    context.statements.flatMap((statement) =>
      statement.conditions.flatMap((condition) => checkCondition(context, statement, condition)),
    ),
}

type TagKind = 'resource' | 'request'

function kindOf({ reading, key }: ConditionPart): TagKind | undefined {
  const { family, qualifier, ifExists, isNegated } = reading
  // Conditions that an absent key meets do no harm.
  if (family === 'Null' || qualifier === 'ForAllValues' || ifExists || isNegated) return undefined
  if (/^aws:ResourceTag\//i.test(key.value)) return 'resource'
  return /^aws:(RequestTag\/|TagKeys$)/i.test(key.value) ? 'request' : undefined
}

function checkCondition(
  { findKey }: RuleContext,
  { matched, actions, effect }: CheckedStatement,
  condition: ConditionPart,
): readonly RuleFinding[] {
  const { key } = condition
  const kind = kindOf(condition)
  if (kind === undefined) return []
  const verb = effect?.value === 'Deny' ? 'denies' : 'allows'
  if (actions?.isInverted) {
    const message = `NotAction also matches actions whose requests never have ${key.value}: the statement ${verb} none of them.`
    const tip = 'List the actions that it is about in Action.'
    const isMild = effect?.value !== 'Deny' || findKey(key.value) === undefined
    return [{ span: key, message, tip, ...(isMild && { severity: 'info' as const }) }]
  }
  const lacksTag = kind === 'resource' ? takesNoResource : setsNoTag
  const without = matched.entries.filter(
    ({ actions: listed }) => listed.length > 0 && listed.every((action) => lacksTag(action)),
  )
  if (without.length === 0) return []
  const names = without.slice(0, 3).map(({ pattern }) => pattern)
  const more = without.length > 3 ? ` and ${without.length - 3} more` : ''
  const why =
    kind === 'resource'
      ? `the request has no resource that could carry ${key.value}`
      : `the request sets no tags, according to AWS’s reference, so it has no ${key.value}`
  const message = `${names.join(', ')}${more}: ${why}.`
  return [{ span: key, message, tip: 'Move these actions to a statement without this condition.' }]
}

const takesNoResource = ({ formats }: IndexedAction) => formats.takesNoResource

/** The reference does not list both keys with every action that sets tags, and with some neither. */
const setsNoTag = ({ facts }: IndexedAction) =>
  facts !== undefined &&
  !/tag/i.test(`${facts.name.slice(facts.name.indexOf(':'))} ${facts.accessLevel}`) &&
  !facts.conditionKeys.some((key) => /^aws:(RequestTag|TagKeys)/i.test(key))
