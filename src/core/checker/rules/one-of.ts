// Finds statements that do not have exactly one of two fields.
import type { RuleContext, RuleFinding } from '../rule.ts'
import { headOf } from './spans.ts'

/** Report statements that have both fields or neither; fields pasted without braces may have neither. */
export function checkOneOf(
  { statements, parts }: RuleContext,
  plain: string,
  not: string,
): readonly RuleFinding[] {
  const isPiece = parts.shape === 'fields' && parts.fields.length === 0
  return statements.flatMap((statement) => {
    const [one, other] = [statement.find(plain), statement.find(not)]
    if (one !== undefined && other !== undefined) {
      const message = `A statement has ${plain} or ${not}, not both.`
      return [{ span: other.name, message, tip: 'Keep one, or write two statements.' }]
    }
    if (one !== undefined || other !== undefined || isPiece) return []
    return [{ span: headOf(statement), message: `${plain} is missing.`, tip: `Add "${plain}": [ … ].` }]
  })
}
