// Finds statement IDs that IAM rejects because of their characters or because they are used twice.
import type { Rule, RuleFinding } from '../rule.ts'

/** Report wrong statement IDs. Source: IAM User Guide, "IAM JSON policy elements: Sid". */
export const sid: Rule = {
  name: 'sid',
  severity: 'error',
  check: ({ statements, parts: { shape } }) => {
    const seen = new Map<string, number>()
    return statements.flatMap(({ find, index }): readonly RuleFinding[] => {
      const field = find('Sid')
      if (field === undefined) return []
      const value: unknown = field.node.value
      const tip = 'Use letters and digits only, such as ListUsersOfOneInstance.'
      if (typeof value !== 'string') return [{ span: field.span, message: 'Sid is not a string.', tip }]
      if (value === '') {
        const message = 'The Sid is empty.'
        return [
          { span: field.span, message, tip: 'Remove it, or give it a name.', severity: 'info' as const },
        ]
      }
      if (!/^[A-Za-z0-9]*$/.test(value) && !value.includes('${'))
        return [
          {
            span: field.span,
            message: `The Sid ${JSON.stringify(value)} has characters other than letters and digits.`,
            tip,
          },
        ]
      const twin = seen.get(value)
      if (twin === undefined) seen.set(value, index)
      if (twin === undefined || shape === 'statements') return []
      const message = `Statement ${twin + 1} already has the Sid ${JSON.stringify(value)}.`
      return [{ span: field.span, message, tip: 'Give each statement its own Sid, or none.' }]
    })
  },
}
