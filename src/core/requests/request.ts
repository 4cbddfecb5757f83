// Defines a request, and decides it as IAM does.
import { matcherOf } from '../policy/pattern.ts'
import { tokensOf } from '../policy/pattern-tokens.ts'
import type { Condition, Policy, Statement } from '../policy/policy.ts'
import { meetsCondition, readOperator } from './operator.ts'
import { matchesResource } from './resource-language.ts'

/** What is asked of AWS. */
export interface Request {
  readonly action: string
  /** An ARN, or `*` for an action that acts on no resource. */
  readonly resource: string
  /** Condition keys with their value, or their values; a key that is absent is left out. */
  readonly context: Readonly<Record<string, string | readonly string[]>>
}

/** A policy's answer by itself. */
export type Answer = 'allowed' | 'explicitly denied' | 'not allowed'

export interface Evaluation {
  readonly answer: Answer
  /** The statements that decide: those that deny, or else those that allow; empty if none matches. */
  readonly statements: readonly { readonly policy: number; readonly statement: number }[]
}

/** The values of condition keys, by key in lowercase. */
export type Context = ReadonlyMap<string, readonly string[]>

/** Read the context of a request. */
function readContext({ context }: Pick<Request, 'context'>): Context {
  return new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), [value].flat()]))
}

/**
 * Decide a request: an explicit Deny wins, and what no Allow matches is not allowed.
 * Source: IAM User Guide, "Policy evaluation logic".
 */
export function evaluate(policies: readonly Policy[], request: Request): Evaluation {
  const context = readContext(request)
  const matching = policies.flatMap(({ statements }, policy) =>
    statements
      .filter((statement) => matchesRequest(statement, request, context))
      .map(({ effect, index }) => ({ effect, policy, statement: index })),
  )
  const pick = (effect: Statement['effect']) =>
    matching
      .filter((found) => found.effect === effect)
      .map(({ policy, statement }) => ({ policy, statement }))
  const [denies, allows] = [pick('Deny'), pick('Allow')]
  if (denies.length > 0) return { answer: 'explicitly denied', statements: denies }
  return { answer: allows.length > 0 ? 'allowed' : 'not allowed', statements: allows }
}

function matchesRequest(statement: Statement, { action, resource }: Request, context: Context): boolean {
  const { patterns, inverted } = statement.actions
  const key = action.toLowerCase()
  return (
    patterns.some((pattern) => matcherOf(pattern.toLowerCase())(key)) !== inverted &&
    matchesClause(toClause(statement), resource, context)
  )
}

/** The part of a statement that is about resources and conditions. */
export interface Clause {
  readonly resources: readonly string[]
  /** The resources are those of a `NotResource`. */
  readonly isInverted: boolean
  readonly conditions: readonly Condition[]
}

/** Read the resources and conditions of a statement. */
export function toClause({ resources, conditions }: Statement): Clause {
  const [first] = resources
  if (first !== undefined && 'notResource' in first)
    return { resources: first.notResource, isInverted: true, conditions }
  return {
    resources: resources.flatMap((set) => ('resource' in set ? [set.resource] : [])),
    isInverted: false,
    conditions,
  }
}

/** Check whether a resource and a context match a clause. */
export function matchesClause(clause: Clause, resource: string, context: Context): boolean {
  const { resources, isInverted, conditions } = fillVariables(clause, context)
  return (
    conditions.every((condition) =>
      meetsCondition(condition, context.get(condition.key.toLowerCase()) ?? []),
    ) && matchesResource(resources, resource) !== isInverted
  )
}

/**
 * Replace policy variables by the values of the context. What has a variable without a value, or with several, matches
 * nothing, unless the variable has a default. Variables whose key is not known, by `isKnown`, are kept. Source: IAM User
 * Guide, "IAM policy elements: Variables and tags".
 */
export function fillVariables(
  clause: Clause,
  context: Context,
  isKnown: (key: string) => boolean = () => true,
): Clause {
  if (!hasVariables(clause)) return clause
  const fill = (patterns: readonly string[]) =>
    patterns.flatMap((pattern) => fillPattern(pattern, context, isKnown) ?? [])
  return {
    ...clause,
    resources: fill(clause.resources),
    conditions: clause.conditions.map((condition) =>
      takesVariables(condition) ? { ...condition, values: fill(condition.values) } : condition,
    ),
  }
}

const variablePattern = /\$\{(?![*?$]\})/

/** Check whether a clause has a policy variable. */
export function hasVariables({ resources, conditions }: Clause): boolean {
  const has = (texts: readonly string[]) => texts.some((text) => variablePattern.test(text))
  return has(resources) || conditions.some((condition) => takesVariables(condition) && has(condition.values))
}

/** Only operators on strings and ARNs have variables; for others, `${` is text. */
export function takesVariables({ operator }: Condition): boolean {
  return readOperator(operator).family === 'text'
}

/** A policy variable: its key in lowercase, and its default if it has one. */
export interface Variable {
  readonly key: string
  /** The key as written. */
  readonly written: string
  readonly otherwise?: string
}

/** Read the variable of a token such as `${aws:username, 'none'}`. */
export function readVariable(text: string): Variable {
  const [, key = '', otherwise] = /^\$\{\s*([^,}]*?)\s*(?:,\s*'([^']*)'\s*)?\}$/s.exec(text) ?? []
  return { key: key.toLowerCase(), written: key, ...(otherwise !== undefined && { otherwise }) }
}

/** Fill in a pattern; `undefined` if it matches nothing. */
function fillPattern(
  pattern: string,
  context: Context,
  isKnown: (key: string) => boolean,
): string | undefined {
  if (!variablePattern.test(pattern)) return pattern
  let isMissing = false
  const filled = tokensOf(pattern).map((token) => {
    if (token.kind === 'any') return '*'
    if (token.kind === 'one') return '?'
    if (token.kind === 'text') return writeEscapes(token.text)
    const { key, otherwise } = readVariable(token.text)
    if (!isKnown(key)) return token.text
    const values = context.get(key) ?? []
    const value = values.length === 1 ? values[0] : otherwise
    if (value === undefined) isMissing = true
    return writeEscapes(value ?? '')
  })
  return isMissing ? undefined : filled.join('')
}

/** Write characters of a text so that a pattern reads them as themselves. */
export function writeEscapes(text: string): string {
  return text.replace(/[*?$]/g, (character) => `\${${character}}`)
}
