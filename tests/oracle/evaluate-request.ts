// Evaluates one request against a policy document as IAM would, for tests, sharing no code with what they test.
// Source: IAM User Guide, "Policy evaluation logic" and "Condition operators".
import type { PolicyDocument } from '../../src/core/records/policy-document.ts'

/** The condition keys present in a request, in lowercase. */
export type RequestContext = ReadonlyMap<string, readonly string[]>

export interface Request {
  readonly action: string
  readonly resource: string
  readonly context: RequestContext
}

export type Answer = 'allowed' | 'explicitly denied' | 'not allowed'

export type RawStatement = Extract<PolicyDocument['Statement'], readonly unknown[]>[number]

export const asList = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T]

/** Decide a request as IAM does: an explicit Deny wins, and a request that no Allow matches is not allowed. */
export function evaluate(document: PolicyDocument, request: Request): Answer {
  const applying = asList<RawStatement>(document.Statement).filter((statement) => applies(statement, request))
  if (applying.some(({ Effect }) => Effect === 'Deny')) return 'explicitly denied'
  return applying.length > 0 ? 'allowed' : 'not allowed'
}

function applies(statement: RawStatement, { action, resource, context }: Request): boolean {
  const isNamed = (patterns: string | readonly string[]) =>
    asList<string>(patterns).some((pattern) => globToRegExp(pattern.toLowerCase()).test(action.toLowerCase()))
  const isOn = (patterns: string | readonly string[]) =>
    asList<string>(patterns).some((pattern) => matchesResource(pattern, resource, context))
  return (
    (statement.Action === undefined ? !isNamed(statement.NotAction ?? []) : isNamed(statement.Action)) &&
    (statement.Resource === undefined ? !isOn(statement.NotResource ?? []) : isOn(statement.Resource)) &&
    Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) =>
        holds(operator, key, asList(values).map(String), context),
      ),
    )
  )
}

/** Check whether a Resource pattern matches an ARN. Two ARNs are matched part by part, anything else as one text. */
export function matchesResource(pattern: string, resource: string, context: RequestContext): boolean {
  if (pattern === '*') return true
  const patternParts = splitArn(pattern)
  const parts = splitArn(resource)
  if (patternParts === undefined || parts === undefined) return matches(pattern, resource, context)
  return patternParts.every((part, i) => matches(part, parts[i] ?? '', context))
}

/** Split an ARN at its first five colons outside variables. */
function splitArn(text: string): readonly string[] | undefined {
  const outside = '((?:\\$\\{[^}]*\\}|[^:])*)'
  return new RegExp(`^${`${outside}:`.repeat(5)}(.*)$`, 's').exec(text)?.slice(1)
}

/** Match a text against a glob whose variables get their values from the request. Without a value, nothing matches. */
function matches(glob: string, text: string, context: RequestContext): boolean {
  const resolved = resolveVariables(glob, context)
  return resolved !== undefined && globToRegExp(resolved).test(text)
}

/** Replace each variable with its value. Any * ? $ in the value become literal characters. */
function resolveVariables(text: string, context: RequestContext): string | undefined {
  let missing = false
  const resolved = text.replace(/\$\{([^}]*)\}/g, (whole: string, name: string) => {
    if (/^[*?$]$/.test(name)) return whole
    const values = context.get(name.trim().toLowerCase())
    if (values?.length !== 1) missing = true
    return (values?.[0] ?? '').replace(/[*?$]/g, (character) => `\${${character}}`)
  })
  return missing ? undefined : resolved
}

const compiled = new Map<string, RegExp>()

function globToRegExp(glob: string): RegExp {
  const known = compiled.get(glob)
  if (known !== undefined) return known
  const source = glob.replace(/\$\{([*?$])\}|[\s\S]/g, (piece: string, literal: string | undefined) => {
    if (literal === undefined && piece === '*') return '.*'
    if (literal === undefined && piece === '?') return '.'
    return (literal ?? piece).replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')
  })
  const expression = new RegExp(`^${source}$`, 's')
  compiled.set(glob, expression)
  return expression
}

/** Check whether a request meets one entry of a Condition block. Throws on an unknown operator. */
export function holds(
  operator: string,
  key: string,
  values: readonly string[],
  context: RequestContext,
): boolean {
  const [, set, name = '', ifExists] = /^(ForAllValues:|ForAnyValue:)?(.*?)(IfExists)?$/.exec(operator) ?? []
  const actual = context.get(key.toLowerCase()) ?? []
  if (name === 'Null')
    return values.some((value) => (value.toLowerCase() === 'true') === (actual.length === 0))
  if (actual.length === 0) {
    if (ifExists !== undefined || set === 'ForAllValues:') return true
    return set === undefined && isNegative(name)
  }
  const test = positiveTest(name)
  const matchesSome = (one: string) => values.some((value) => test(one, value, context))
  if (!isNegative(name)) return set === 'ForAllValues:' ? actual.every(matchesSome) : actual.some(matchesSome)
  return set === 'ForAnyValue:' ? !actual.every(matchesSome) : !actual.some(matchesSome)
}

const isNegative = (name: string) => /Not/.test(name)

type ValueTest = (actual: string, wanted: string, context: RequestContext) => boolean

/** Return the test of one value for an operator, or for the operator that it negates. Throws on an unknown operator. */
function positiveTest(name: string): ValueTest {
  const operator = name.replace('Not', '')
  const resolve: (wanted: string, context: RequestContext) => string | undefined = (wanted, context) =>
    resolveVariables(wanted, context)?.replace(/\$\{([*?$])\}/g, '$1')
  switch (operator) {
    case 'StringEquals':
      return (actual, wanted, context) => actual === resolve(wanted, context)
    case 'StringEqualsIgnoreCase':
      return (actual, wanted, context) => actual.toLowerCase() === resolve(wanted, context)?.toLowerCase()
    case 'StringLike':
      return (actual, wanted, context) => matches(wanted, actual, context)
    case 'ArnEquals':
    case 'ArnLike':
      return (actual, wanted, context) =>
        splitArn(actual) !== undefined && matchesResource(wanted, actual, context)
    case 'Bool':
      return (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase()
    default:
      return orderedTest(operator)
  }
}

function orderedTest(operator: string): ValueTest {
  const [, kind, relation] = /^(Numeric|Date)(.*)$/.exec(operator) ?? []
  const read = kind === 'Date' ? (text: string) => Date.parse(text) : Number
  switch (relation) {
    case 'Equals':
      return (actual, wanted) => read(actual) === read(wanted)
    case 'LessThan':
      return (actual, wanted) => read(actual) < read(wanted)
    case 'LessThanEquals':
      return (actual, wanted) => read(actual) <= read(wanted)
    case 'GreaterThan':
      return (actual, wanted) => read(actual) > read(wanted)
    case 'GreaterThanEquals':
      return (actual, wanted) => read(actual) >= read(wanted)
    default:
      throw new Error(`no such condition operator: ${operator}`)
  }
}
