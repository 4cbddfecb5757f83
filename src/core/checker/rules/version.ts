// Finds a Version that is missing, old, or none of the two that exist.
import type { Rule } from '../rule.ts'

const tip = 'Write "Version": "2012-10-17" as the first field.'

/** Report the version of the language. Source: IAM User Guide, "IAM JSON policy elements: Version". */
export const version: Rule = {
  name: 'version',
  description:
    'Version names the policy language, not a date of yours. Without it, IAM takes the language of 2008, in which a policy variable is plain text.',
  severity: 'warning',
  check: ({ text, parts: { shape, fields, start } }) => {
    const isDocument = shape === 'policy' || shape === 'wrapped' || (shape === 'fields' && fields.length > 0)
    if (!isDocument) return []
    const field = fields.find(({ name }) => name.value.toLowerCase() === 'version')
    if (field === undefined) {
      const span = { start, end: Math.min(start + 1, text.length) }
      return [{ span, message: 'Version is missing: IAM takes the language of 2008.', tip }]
    }
    const { value } = field.node
    if (value === '2012-10-17') return []
    if (value !== '2008-10-17') {
      const message = `${JSON.stringify(value) ?? 'This'} is no version of the policy language.`
      return [{ span: field.span, message, tip, severity: 'error' as const }]
    }
    if (!/\$\{/.test(text)) return []
    const message = 'The language of 2008 has no policy variables: they are plain text in it.'
    return [{ span: field.span, message, tip }]
  },
}
