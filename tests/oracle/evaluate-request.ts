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
  const isLiteral = document.Version !== '2012-10-17'
  const applying = asList<RawStatement>(document.Statement).filter((statement) =>
    applies(statement, request, isLiteral),
  )
  if (applying.some(({ Effect }) => Effect === 'Deny')) return 'explicitly denied'
  return applying.length > 0 ? 'allowed' : 'not allowed'
}

/** Before 2012-10-17 there are no variables: `${` is text. */
const readText = (text: string, isLiteral: boolean) =>
  isLiteral ? text.replace(/\$(?=\{)/g, (dollar) => `${dollar}{${dollar}}`) : text

function applies(
  statement: RawStatement,
  { action, resource, context }: Request,
  isLiteral: boolean,
): boolean {
  const isNamed = (patterns: string | readonly string[]) =>
    asList<string>(patterns).some((pattern) => globToRegExp(pattern.toLowerCase()).test(action.toLowerCase()))
  const isOn = (patterns: string | readonly string[]) =>
    asList<string>(patterns).some((pattern) =>
      matchesResource(readText(pattern, isLiteral), resource, context),
    )
  return (
    (statement.Action === undefined ? !isNamed(statement.NotAction ?? []) : isNamed(statement.Action)) &&
    (statement.Resource === undefined ? !isOn(statement.NotResource ?? []) : isOn(statement.Resource)) &&
    Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) =>
        holds(
          operator,
          key,
          asList(values).map((value) => readText(String(value), isLiteral)),
          context,
        ),
      ),
    )
  )
}

/**
 * Check whether a Resource pattern matches a resource. Source: IAM User Guide, "IAM JSON policy elements: Resource" (a
 * wildcard stays in its field, except in the last, and where the fields are out of place) and "IAM ARNs" (missing fields).
 */
export function matchesResource(pattern: string, resource: string, context: RequestContext): boolean {
  const resolved = resolveVariables(pattern, context)
  return resolved !== undefined && resourceTestOf(resolved)(resource)
}

type ResourceTest = (resource: string) => boolean

const resourceTests = new Map<string, ResourceTest>()

function resourceTestOf(resolved: string): ResourceTest {
  const known = resourceTests.get(resolved) ?? toResourceTest(resolved)
  resourceTests.set(resolved, known)
  return known
}

function toResourceTest(resolved: string): ResourceTest {
  const fields = splitFields(resolved)
  if (fields.length >= 6) return toArnTest(fields)
  const completed = [...fields, ...new Array<string>(6 - fields.length).fill('*')]
  const tests = [toOutOfPlaceTest(fields), toArnTest(completed)]
  return (resource) => tests.some((test) => test(resource))
}

/** Split at colons outside `${…}`. */
function splitFields(text: string): readonly string[] {
  return (text.match(/(?:\$\{[^}]*\}|[^:])*(?::|$)/gs) ?? [])
    .slice(0, text.split(':').length + 1)
    .filter((piece, i, all) => piece !== '' || i === 0 || all[i - 1]?.endsWith(':'))
    .map((piece) => piece.replace(/:$/, ''))
}

function toArnTest(fields: readonly string[]): ResourceTest {
  const [arn = '', partition = '', service = '', region = '', account = '', ...rest] = fields
  const inPlace =
    globToRegExp(arn).test('arn') &&
    /^[A-Za-z0-9*?-]*$/.test(region.replace(/\$\{.\}/g, '')) &&
    /^(?:[0-9*?]*|aws)$/.test(account.replace(/\$\{.\}/g, ''))
  if (!inPlace) return toOutOfPlaceTest(fields)
  const globs = [arn, partition, service, region, account, rest.join(':')]
  const patterns = globs.map((glob) => globToRegExp(glob))
  return (resource) => {
    const parts = /^([^:]*):([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/s.exec(resource)?.slice(1)
    return parts !== undefined && patterns.every((field, i) => field.test(parts[i] ?? ''))
  }
}

/** Fields that cannot be what they stand for: a `*` at the end of one runs on; from the sixth on all of them do. */
function toOutOfPlaceTest(fields: readonly string[]): ResourceTest {
  const source = fields.map((field, i) => {
    const isOpen = i >= 5
    const runsOn = !isOpen && /\*$/.test(field.replace(/\$\{.\}/g, '_'))
    const stem = runsOn ? field.replace(/\*$/, '') : field
    return sourceOf(stem, isOpen ? '.' : '[^:]') + (runsOn ? '.*' : '')
  })
  const expression = compile(source.join(':'))
  return (resource) => expression.test(resource)
}

/** Match a text against a glob whose variables get their values from the request. Without a value, nothing matches. */
function matches(glob: string, text: string, context: RequestContext): boolean {
  const resolved = resolveVariables(glob, context)
  return resolved !== undefined && globToRegExp(resolved).test(text)
}

/** Replace each variable with its value or its default. Any * ? $ in it become literal characters. */
function resolveVariables(text: string, context: RequestContext): string | undefined {
  if (!text.includes('${')) return text
  let missing = false
  const resolved = text.replace(/\$\{([^}]*)\}/g, (whole: string, inner: string) => {
    if (/^[*?$]$/.test(inner)) return whole
    const [name = '', ...defaults] = inner.split(',')
    const otherwise = /^\s*'(.*)'\s*$/s.exec(defaults.join(','))?.[1]
    const values = context.get(name.trim().toLowerCase()) ?? []
    const value = values.length === 1 ? values[0] : otherwise
    if (value === undefined) missing = true
    return (value ?? '').replace(/[*?$]/g, (character) => `\${${character}}`)
  })
  return missing ? undefined : resolved
}

const compiled = new Map<string, RegExp>()

const globs = new Map<string, RegExp>()

/** Compile a glob whose wildcards match any character. */
function globToRegExp(glob: string): RegExp {
  const known = globs.get(glob) ?? compile(sourceOf(glob, '.'))
  globs.set(glob, known)
  return known
}

function compile(source: string): RegExp {
  const known = compiled.get(source)
  if (known !== undefined) return known
  const expression = new RegExp(`^${source}$`, 's')
  compiled.set(source, expression)
  return expression
}

function sourceOf(glob: string, any: string): string {
  return glob.replace(/\$\{([*?$])\}|[\s\S]/g, (piece: string, literal: string | undefined) => {
    if (literal === undefined && piece === '*') return `${any}*`
    if (literal === undefined && piece === '?') return any
    return (literal ?? piece).replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')
  })
}

/** Check whether a request meets one entry of a Condition block. Throws on an unknown operator. */
export function holds(
  operator: string,
  key: string,
  values: readonly string[],
  context: RequestContext,
): boolean {
  const [, set, name = '', ifExists] =
    /^(forallvalues:|foranyvalue:)?(.*?)(ifexists)?$/.exec(operator.toLowerCase()) ?? []
  const actual = context.get(key.toLowerCase()) ?? []
  if (name === 'null')
    return values.some((value) => (value.toLowerCase() === 'true') === (actual.length === 0))
  if (actual.length === 0) {
    if (ifExists !== undefined || set === 'forallvalues:') return true
    return set === undefined && isNegative(name)
  }
  const test = positiveTest(name)
  const matchesSome = (one: string) => values.some((value) => test(one, value, context))
  if (!isNegative(name)) return set === 'forallvalues:' ? actual.every(matchesSome) : actual.some(matchesSome)
  return set === 'foranyvalue:' ? !actual.every(matchesSome) : !actual.some(matchesSome)
}

const isNegative = (name: string) => /not/.test(name)

type ValueTest = (actual: string, wanted: string, context: RequestContext) => boolean

/** Return the test of one value for an operator, or for the operator that it negates. Throws on an unknown operator. */
function positiveTest(name: string): ValueTest {
  const operator = name.replace('not', '')
  const resolve: (wanted: string, context: RequestContext) => string | undefined = (wanted, context) =>
    resolveVariables(wanted, context)?.replace(/\$\{([*?$])\}/g, '$1')
  switch (operator) {
    case 'stringequals':
    case 'binaryequals':
      return (actual, wanted, context) => actual === resolve(wanted, context)
    case 'stringequalsignorecase':
      return (actual, wanted, context) => actual.toLowerCase() === resolve(wanted, context)?.toLowerCase()
    case 'stringlike':
      return (actual, wanted, context) => matches(wanted, actual, context)
    case 'arnequals':
    case 'arnlike':
      return (actual, wanted, context) =>
        /^arn:(?:[^:]*:){4}/.test(actual) && matchesResource(wanted, actual, context)
    case 'bool':
      return (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase()
    case 'ipaddress':
      return isInBlock
    default:
      return orderedTest(operator)
  }
}

/** Compare addresses bit by bit. */
function isInBlock(actual: string, block: string): boolean {
  const [start = '', length] = block.split('/')
  const [one, other] = [bitsOf(actual), bitsOf(start)]
  if (one === undefined || other === undefined || one.length !== other.length) return false
  const size = length === undefined ? one.length : Number(length)
  return one.slice(0, size) === other.slice(0, size)
}

function bitsOf(address: string): string | undefined {
  const bits = (numbers: readonly number[], size: number) =>
    numbers.map((number) => number.toString(2).padStart(size, '0')).join('')
  if (!address.includes(':')) {
    const numbers = address.split('.').map(Number)
    return numbers.length === 4 && numbers.every((number) => number >= 0 && number < 256)
      ? bits(numbers, 8)
      : undefined
  }
  const [left = '', right] = address.split('::')
  const groups = (text = '') =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16))
  const missing = 8 - groups(left).length - groups(right).length
  const numbers = [
    ...groups(left),
    ...new Array<number>(right === undefined ? 0 : missing).fill(0),
    ...groups(right),
  ]
  return numbers.length === 8 ? bits(numbers, 16) : undefined
}

function orderedTest(operator: string): ValueTest {
  const [, kind, relation] = /^(numeric|date)(.*)$/.exec(operator) ?? []
  const read =
    kind === 'date'
      ? (text: string) =>
          /^\d{5,}$/.test(text) ? Number(text) * 1000 : Date.parse(/T[^Z+-]*$/.test(text) ? `${text}Z` : text)
      : (text: string) => (text.trim() === '' ? Number.NaN : Number(text))
  switch (relation) {
    case 'equals':
      return (actual, wanted) => read(actual) === read(wanted)
    case 'lessthan':
      return (actual, wanted) => read(actual) < read(wanted)
    case 'lessthanequals':
      return (actual, wanted) => read(actual) <= read(wanted)
    case 'greaterthan':
      return (actual, wanted) => read(actual) > read(wanted)
    case 'greaterthanequals':
      return (actual, wanted) => read(actual) >= read(wanted)
    default:
      throw new Error(`no such condition operator: ${operator}`)
  }
}
