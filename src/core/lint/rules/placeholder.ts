// Finds what somebody was to fill in and did not.
import { splitAtColons } from '../../pattern.ts'
import type { Text } from '../policy-parts.ts'
import type { Rule, RuleFinding } from '../rule.ts'

const marks: readonly RegExp[] = [
  /<[^<>]+>/,
  /\{\{[^{}]*\}\}/,
  /\byour[-_][a-z]/i,
  /\b(?:account|instance|user|queue|domain|assistant|campaign|contact|bucket|stream|function|key|resource)[-_]?(?:id|name|number)(?![a-z0-9])/i,
  /(?:^|[:/])(?:region|account|Region|Account)(?=[:/]|$)/,
  /X{6,}|x{8,}/,
]

/** Report placeholders. Source: IAM User Guide, "IAM ARNs": an account is twelve digits, or empty, or a wildcard. */
export const placeholder: Rule = {
  name: 'placeholder',
  description:
    'An example was copied and a part of it was to be replaced: account-id, <…>, your-…, instanceId.',
  severity: 'warning',
  check: ({ statements }) =>
    statements.flatMap(({ resources, conditions }) => [
      ...(resources?.texts ?? []).flatMap(checkResource),
      ...conditions.flatMap(({ values }) => values.flatMap((text) => findMark(text, text.value))),
    ]),
}

const tip = 'Put in the value of your own, or * where any will do.'

function checkResource(text: Text): readonly RuleFinding[] {
  const plain = text.value.replace(/\$\{[^}]*\}/g, '*')
  const marked = findMark(text, plain)
  const account = splitAtColons(plain, 6)[4] ?? ''
  if (marked.length > 0 || splitAtColons(plain, 6).length < 6) return marked
  // Names such as aws, aws-managed or an empty part stand in ARNs of what AWS owns.
  if (/^(\d{12}|aws[a-z-]*|amazon|cloudfront)?$|[*?]/.test(account)) return []
  return [{ span: text, message: `${JSON.stringify(account)} is not an account number.`, tip }]
}

function findMark(text: Text, value: string): readonly RuleFinding[] {
  const found = marks.map((mark) => mark.exec(value)?.[0]).find((piece) => piece !== undefined)
  if (found === undefined) return []
  const message = `${JSON.stringify(found.replace(/^[:/]/, ''))} looks like a placeholder that was not replaced.`
  return [{ span: text, message, tip }]
}
