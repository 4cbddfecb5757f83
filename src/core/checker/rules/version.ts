// Finds a Version that is missing, unknown, or too old for policy variables.
import type { Rule } from '../rule.ts'

const tip = 'Write "Version": "2012-10-17" as the first field.'

/** Report a missing or wrong version. Source: IAM User Guide, "IAM JSON policy elements: Version". */
export const version: Rule = {
  name: 'version',
  severity: 'warning',
  check: ({ text, parts: { shape, fields, start } }) => {
    const isDocument = shape === 'policy' || shape === 'wrapped' || (shape === 'fields' && fields.length > 0)
    if (!isDocument) return []
    const field = fields.find(({ name }) => name.value.toLowerCase() === 'version')
    if (field === undefined) {
      const span = { start, end: Math.min(start + 1, text.length) }
      return [
        { span, message: 'Version is missing, so IAM uses the 2008 version of the policy language.', tip },
      ]
    }
    const { value } = field.node
    if (value === '2012-10-17') return []
    if (value !== '2008-10-17') {
      const message = `${JSON.stringify(value) ?? 'This'} is not a version of the policy language.`
      return [{ span: field.span, message, tip, severity: 'error' as const }]
    }
    if (!/\$\{/.test(text)) return []
    const message =
      'The 2008 version of the policy language has no policy variables: it reads them as plain text.'
    return [{ span: field.span, message, tip }]
  },
}
