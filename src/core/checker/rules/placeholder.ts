// Finds placeholders that were not filled in.
import { splitAtColons } from '../../policy/pattern.ts'
import { hideVariables } from '../../policy/pattern-tokens.ts'
import type { Text } from '../policy-parts.ts'
import type { Rule, RuleFinding } from '../rule.ts'

const marks: readonly RegExp[] = [/<[^<>]+>/, /\{\{[^{}]*\}\}/, /\byour[-_][a-z]/i, /X{6,}/]

/** What Terraform and CloudFormation fill in: `var.name`, `aws_connect_instance.main.id`, `AWS::Region`, `Name`. */
const templated = /\$\{(?![*?$]\}|\s*\})(?:[^}:$]{1,200}|AWS::[A-Za-z]+)\}/g

/** A whole piece of a resource that only names what belongs there: `instance-id`, `domainName`. */
const nameOnly =
  /^(?:[a-z0-9]+-)*(?:account|instance|user|queue|domain|assistant|campaign|contact|flow|bucket|stream|function|key)[-_]?(?:id|name)$/i

/** Report placeholders. Source: IAM User Guide, "IAM ARNs": an account is twelve digits, or empty, or a wildcard. */
export const placeholder: Rule = {
  name: 'placeholder',
  severity: 'warning',
  check: ({ statements }) =>
    statements.flatMap(({ resources, conditions }) => [
      ...(resources?.texts ?? []).flatMap(checkResource),
      ...conditions.flatMap(({ values }) =>
        values.flatMap((text) => [...findTemplated(text), ...findMarks(text, text.value)]),
      ),
    ]),
}

/** Check whether a piece of a resource looks like a placeholder. */
export function isToFillIn(piece: string): boolean {
  return nameOnly.test(piece) || marks.some((mark) => mark.test(piece))
}

function checkResource(text: Text): readonly RuleFinding[] {
  const open = findTemplated(text)
  if (open.length > 0) return open
  const plain = hideVariables(text.value)
  const [, , , region = '', account = '', rest] = splitAtColons(plain, 6)
  // A variable without its closing brace has colons that end no field.
  if (rest === undefined || plain.includes('${')) return findMarks(text, plain)
  const named = rest.split(/[/:]/).filter((piece) => nameOnly.test(piece))
  // A * that ends the Region of an ARN whose account is no account runs past colons: `arn:aws:logs:*:log-group:x`.
  const runsOn = region.endsWith('*') && !isToFillIn(account)
  const isPlace = isAccount(account) || /^\d+$/.test(account) || runsOn
  const places = [...(isRegion(region) ? [] : [region]), ...(isPlace ? [] : [account])]
  const pieces = [...places, ...named]
  return pieces.length === 0 ? findMarks(text, plain) : describePieces(text, pieces)
}

/** Anything with a hyphen and a digit may be a new Region. */
function isRegion(region: string): boolean {
  return /^$|[*?]|-.*\d|^aws/.test(region)
}

/** Names such as `aws` appear in the ARNs of resources that AWS owns. */
function isAccount(account: string): boolean {
  return /^(\d{12}|aws[a-z-]*|amazon|cloudfront|third-party|self)?$|[*?]/.test(account)
}

/** Find what a template leaves open. A policy variable is a condition key, which has a single colon. */
function findTemplated(text: Text): readonly RuleFinding[] {
  const found = text.value.match(templated)
  if (found === null) return []
  const tip =
    'Check the policy as Terraform or CloudFormation fills it in: no request has a variable of this name.'
  return describePieces(text, found.slice(0, 4)).map((finding) => ({ ...finding, tip }))
}

function findMarks(text: Text, value: string): readonly RuleFinding[] {
  const found = marks.flatMap((mark) => mark.exec(value)?.[0] ?? [])
  return found.length === 0 ? [] : describePieces(text, found)
}

function describePieces(span: Text, pieces: readonly string[]): readonly RuleFinding[] {
  const quoted = pieces.map((piece) => JSON.stringify(piece)).join(', ')
  const message = `${quoted} ${pieces.length === 1 ? 'looks like a placeholder that was' : 'look like placeholders that were'} not replaced.`
  return [{ span, message, tip: 'Use your own value, or * if any value will do.' }]
}
