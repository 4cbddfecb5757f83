// Finds wildcards in values that the operator compares literally.
import type { Rule } from '../rule.ts'

/** Report wildcards without Like. Source: IAM User Guide, "… Condition operators", String condition operators. */
export const likeOperator: Rule = {
  name: 'like-operator',
  severity: 'warning',
  check: ({ statements }) =>
    statements.flatMap(({ conditions }) =>
      conditions.flatMap(({ reading, operator, values }) => {
        const { family, base, isNegated } = reading
        if (family !== 'String' || /Like$/i.test(base)) return []
        return values
          .filter(({ value }) => /[*?]/.test(value.replace(/\$\{[*?$]\}/g, '')))
          .map((text) => ({
            span: text,
            message: `${operator.value} compares ${JSON.stringify(text.value)} literally, not as a pattern.`,
            tip: `Use ${isNegated ? 'StringNotLike' : 'StringLike'}, or write \${*} and \${?} for the characters.`,
          }))
      }),
    ),
}
