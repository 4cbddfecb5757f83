// Finds resources that are neither * nor an ARN.
import { splitAtColons } from '../../policy/pattern.ts'
import type { Rule } from '../rule.ts'

/** Report resources that are neither `*` nor an ARN with six parts. Source: IAM User Guide, "IAM ARNs". */
export const resourceForm: Rule = {
  name: 'resource-form',
  severity: 'error',
  check: ({ statements }) =>
    statements.flatMap(({ resources }) =>
      (resources?.texts ?? []).flatMap((text) => {
        const fault = faultOf(text.value)
        const tip = 'Write arn:partition:service:region:account:resource; region or account may be empty.'
        return fault === undefined
          ? []
          : [{ span: text, message: `${JSON.stringify(text.value)} ${fault}.`, tip }]
      }),
    ),
}

function faultOf(resource: string): string | undefined {
  if (/^\s|\s$/.test(resource)) return 'begins or ends with white space, so it matches nothing'
  // A text that begins with a wildcard or a variable can still match an ARN.
  if (/^([*?]|\$\{)/.test(resource)) return undefined
  const parts = splitAtColons(resource, 6)
  if (!/^(arn|a?r?[*?].*)$/.test(parts[0] ?? '')) return 'is not an ARN'
  // A wildcard in the last part can match the missing parts.
  if (parts.length < 6 && !/[*?]/.test(resource)) return `has ${parts.length} parts; an ARN has six`
  return undefined
}
