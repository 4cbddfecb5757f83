// A pair of fields in; statements that do not have exactly one of them out.
import type { RuleContext, RuleFinding } from '../rule.ts'
import { headOf } from './spans.ts'

/** Find the statements that have both fields or neither; pasted fields without braces may lack one. */
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
      return [{ span: other.name, message, tip: 'Keep one, or make two statements.' }]
    }
    if (one !== undefined || other !== undefined || isPiece) return []
    return [{ span: headOf(statement), message: `${plain} is missing.`, tip: `Add "${plain}": [ … ].` }]
  })
}
