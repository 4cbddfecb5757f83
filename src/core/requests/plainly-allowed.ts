// Sees, by the look of statements, that they allow some possible request: most do, and need no search.
import { tokensOf } from '../policy/pattern-tokens.ts'
import type { Condition, Statement } from '../policy/policy.ts'
import { isArn, readOperator } from './operator.ts'
import { formatIsApart, patternsAreApart } from './relevance.ts'
import { readVariable, takesVariables } from './request.ts'
import { isByField, type PossibleResources } from './resource-language.ts'

/** Check whether the statements surely allow some possible request. May miss that, but is never wrong about it. */
export function isPlainlyAllowed(statements: readonly Statement[], resources: PossibleResources): boolean {
  const denied = statements
    .filter(({ effect }) => effect === 'Deny')
    .flatMap((deny) => deny.resources.map((set) => ('resource' in set ? set.resource : '*')))
  return statements.some(
    ({ effect, resources: sets, conditions }) =>
      effect === 'Allow' &&
      canBeMet(conditions, resources.isNone) &&
      sets.some(
        (set) =>
          'resource' in set &&
          isPlainlyPossible(set.resource, resources) &&
          !denied.some((other) => !patternsAreApart(set.resource, other)),
      ),
  )
}

/** Conditions on different keys, each of which some value meets, whatever the values of variables. */
function canBeMet(conditions: readonly Condition[], isNone: boolean): boolean {
  const keys = conditions.map(({ key }) => key.toLowerCase())
  const variables = conditions.flatMap(({ values }) => values.flatMap(listVariables))
  return (
    new Set(keys).size === keys.length &&
    !variables.some((key) => keys.includes(key)) &&
    !(isNone && [...keys, ...variables].some((key) => key.includes(':resourcetag/'))) &&
    conditions.every(hasValue)
  )
}

const listVariables = (value: string) =>
  value.includes('$' + '{')
    ? tokensOf(value).flatMap((token) => (token.kind === 'variable' ? [readVariable(token.text).key] : []))
    : []

function hasValue(condition: Condition): boolean {
  const { family, name } = readOperator(condition.operator)
  const [value] = condition.values
  if (value === undefined) return false
  // The resource has a say in its account: only a variable can be any.
  if (condition.key.toLowerCase() === 'aws:resourceaccount')
    return name === 'stringequals' && /^\$\{[^*?$,}]+\}$/.test(value)
  if (family === 'null') return condition.values.some((one) => /^(true|false)$/i.test(one))
  if (family === 'truth') return /^(true|false)$/i.test(value)
  return takesVariables(condition) && (!name.startsWith('arn') || isArn(value))
}

const possibleFields =
  /^arn:(?:\*|aws|aws-cn|aws-us-gov):[^:]*:(?:\*|[a-z]{2}-[a-z]+-\d|):(?:\*|\d{12}|aws|):/

/** An ARN pattern that has something in common with a format and whose fields can be what they stand for. */
function isPlainlyPossible(written: string, { isNone, formats }: PossibleResources): boolean {
  if (isNone || written === '*') return written === '*'
  return (
    possibleFields.test(written) &&
    isByField(written) &&
    !written.includes('$') &&
    formats.some((format) => plainFormat.test(format) && !formatIsApart(format, written))
  )
}

/** Only the last field of such a format has other placeholders. */
const plainFormat = /^arn:\$\{Partition\}:[a-z0-9-]+:(?:\$\{Region\})?:(?:\$\{Account\})?:/
