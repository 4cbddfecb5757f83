// Finds what somebody was to fill in and did not.
import { splitAtColons } from '../../pattern.ts'
import type { Text } from '../policy-parts.ts'
import type { Rule, RuleFinding } from '../rule.ts'

const marks: readonly RegExp[] = [/<[^<>]+>/, /\{\{[^{}]*\}\}/, /\byour[-_][a-z]/i, /X{6,}/]

/** A whole piece of a resource that only names what belongs there: `instance-id`, `domainName`. */
const nameOnly =
  /^(?:[a-z0-9]+-)*(?:account|instance|user|queue|domain|assistant|campaign|contact|flow|bucket|stream|function|key)[-_]?(?:id|name)$/i

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
  const [, , , region = '', account = '', rest] = splitAtColons(plain, 6)
  if (marked.length > 0 || rest === undefined) return marked
  if (!isRegion(region)) return [{ span: text, message: `${JSON.stringify(region)} is not a Region.`, tip }]
  if (!isAccount(account))
    return [{ span: text, message: `${JSON.stringify(account)} is not an account number.`, tip }]
  const named = rest.split(/[/:]/).find((piece) => nameOnly.test(piece))
  return named === undefined ? [] : [{ span: text, message: tellMark(named), tip }]
}

/** What has a hyphen and a digit may be a Region that is new. */
function isRegion(region: string): boolean {
  return /^$|[*?]|-.*\d|^aws/.test(region)
}

/** Names such as `aws` stand in ARNs of what AWS owns. */
function isAccount(account: string): boolean {
  return /^(\d{12}|aws[a-z-]*|amazon|cloudfront|third-party|self)?$|[*?]/.test(account)
}

function findMark(text: Text, value: string): readonly RuleFinding[] {
  const found = marks.map((mark) => mark.exec(value)?.[0]).find((piece) => piece !== undefined)
  return found === undefined ? [] : [{ span: text, message: tellMark(found), tip }]
}

const tellMark = (piece: string) => `${JSON.stringify(piece)} looks like a placeholder that was not replaced.`
