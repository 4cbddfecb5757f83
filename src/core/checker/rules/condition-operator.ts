// Finds condition operators that IAM does not have.
import { operatorNames } from '../operators.ts'
import type { Rule } from '../rule.ts'

/** Report unknown operators. Source: IAM User Guide, "IAM JSON policy elements: Condition operators". */
export const conditionOperator: Rule = {
  name: 'condition-operator',
  severity: 'error',
  check: ({ statements, nearest }) => {
    const seen = new Set<number>()
    return statements.flatMap(({ conditions }) =>
      conditions.flatMap(({ reading, operator }) => {
        const { base, spelling } = reading
        if (spelling === operator.value || seen.has(operator.start)) return []
        seen.add(operator.start)
        // IAM knows operators only in their exact spelling.
        const meant = spelling ?? nearest(base, operatorNames)
        const tip = meant === undefined ? 'Use an operator such as StringEquals.' : `Did you mean ${meant}?`
        return [
          { span: operator, message: `${JSON.stringify(operator.value)} is not a condition operator.`, tip },
        ]
      }),
    )
  },
}
