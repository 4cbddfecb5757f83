// Makes requests that a statement of a policy document is likely to match, for tests.

import type { ActionIndex } from '../../src/core/actions/action-index.ts'
import type { PolicyDocument } from '../../src/core/records/policy-document.ts'
import { asList, holds, type RawStatement, type Request } from './evaluate-request.ts'
import type { ReferenceFacts } from './possible-request.ts'

/** Chooses one item of a list. A seeded source of choices makes a run repeatable. */
export type Choose = <T>(list: readonly [T, ...T[]]) => T

type Context = Map<string, readonly string[]>

/**
 * Make a request from a document: fill in the wildcards of a statement, meet its conditions, then perhaps disturb it.
 * `wanted` is the requested action; by default any that the statement matches. Throws when there is no statement.
 */
export function makeRequest(
  document: PolicyDocument,
  index: ActionIndex,
  choose: Choose,
  wanted?: string,
): Request {
  const statements = asList<RawStatement>(document.Statement)
  const one = <T>(list: readonly T[], otherwise: T): T => (isFilled(list) ? choose(list) : otherwise)
  const context: Context = new Map()
  const of = (effect: string) => statements.filter(({ Effect }) => Effect === effect)
  const [first] = statements
  if (first === undefined) throw new Error('a policy without statements')

  const naming = of('Allow').filter((statement) => wanted !== undefined && isNaming(statement, wanted, index))
  const main = one(naming, one(of('Allow'), first))
  const action = wanted ?? makeAction(main, index, one)
  meetConditions(main, context, choose)
  const facts = index.find(action)?.facts
  let resource = makeResource(main, facts, context, choose)

  const disturbance = choose(['none', 'none', 'none', 'deny', 'resource', 'key', 'value', 'deny resource'])
  const other = disturbance.startsWith('deny') ? one(of('Deny'), main) : one(statements, main)
  if (disturbance === 'deny') meetConditions(other, context, choose)
  if (disturbance.endsWith('resource')) resource = makeResource(other, facts, context, choose)
  if (disturbance === 'key') context.delete(one([...context.keys()], ''))
  if (disturbance === 'value') context.set(one([...context.keys()], 'k'), [choose(fillings)])
  // AWS always gives the account of a resource that has one.
  const [, , , , account = ''] = resource.split(':')
  if (/^\d{12}$/.test(account) && choose([true, true, false])) context.set('aws:resourceaccount', [account])
  return { action, resource, context }
}

const isFilled = <T>(list: readonly T[]): list is readonly [T, ...T[]] => list.length > 0

function isNaming(statement: RawStatement, action: string, index: ActionIndex): boolean {
  return asList<string>(statement.Action).some((pattern) =>
    index.expand(pattern).some(({ name }) => name === action),
  )
}

/** Choose an action from the snapshot, or one that the statement names in full. */
function makeAction(
  statement: RawStatement,
  index: ActionIndex,
  one: <T>(list: readonly T[], otherwise: T) => T,
): string {
  const pattern = one(asList<string>(statement.Action), '*')
  const matched = /[*?]/.test(pattern) ? index.expand(pattern) : [{ name: pattern }]
  return one(matched, one<{ readonly name: string }>(index.all, { name: pattern })).name
}

const fillings = ['', 'x', 'a/b', 'us-east-1', '123456789012', 'default', '*', '?'] as const

function makeResource(
  statement: RawStatement,
  facts: ReferenceFacts | undefined,
  context: Context,
  choose: Choose,
): string {
  const patterns = asList<string>(statement.Resource ?? statement.NotResource)
  const pattern = isFilled(patterns) ? choose(patterns) : '*'
  const near = statement.Resource === undefined && choose([true, true, false]) ? `${pattern}x` : pattern
  if (facts?.resourceTypes.length === 0 && choose([true, true, false])) return '*'
  const formats = (facts?.resourceTypes ?? []).flatMap(({ arn }) => arn?.split(', ') ?? [])
  if (isFilled(formats) && choose([true, true, true, false]))
    return fillGlob(fitFormat(near, choose(formats), choose), context, choose)
  return near === '*' ? fillGlob('arn:aws:s3:::*', context, choose) : fillGlob(near, context, choose)
}

/** Write a pattern with the fields of an ARN format wherever it leaves them open, so that a request is possible. */
function fitFormat(pattern: string, format: string, choose: Choose): string {
  const plain: Readonly<Record<string, string>> = {
    Partition: 'aws',
    Region: 'us-east-1',
    Account: '123456789012',
  }
  const given = format.replace(/\$\{([^}]*)\}/g, (_, name: string) => plain[name] ?? '*').split(':')
  const wanted = pattern.split(':')
  if (wanted.length < 6) return given.join(':')
  const fields = given.slice(0, 5).map((field, i) => {
    const own = wanted[i] ?? ''
    return /^[\w-]+$/.test(own) ? own : field
  })
  const name = choose([wanted, wanted, given]).slice(5)
  return [...fields, ...name].join(':')
}

/** Replace each wildcard with some text, and each variable with its value in the request. */
function fillGlob(glob: string, context: Context, choose: Choose): string {
  return glob.replace(/\$\{([^}]*)\}|[*?]/g, (piece: string, name: string | undefined) => {
    if (piece === '*') return choose(fillings)
    if (piece === '?') return choose(['a', '1'])
    if (name === undefined || /^[*?$]$/.test(name)) return name ?? ''
    const key = name.toLowerCase()
    const value = context.get(key)?.[0] ?? choose(['x', 'team-1', '*'])
    context.set(key, [value])
    return value
  })
}

function meetConditions(statement: RawStatement, context: Context, choose: Choose): void {
  for (const [operator, keys] of Object.entries(statement.Condition ?? {})) {
    for (const [key, raw] of Object.entries(keys)) {
      const values = asList(raw).map(String)
      if (!holds(operator, key, values, context)) meetCondition(operator, key, values, context, choose)
    }
  }
}

function meetCondition(
  operator: string,
  key: string,
  values: readonly string[],
  context: Context,
  choose: Choose,
): void {
  const lower = key.toLowerCase()
  const value = isFilled(values) ? choose(values) : ''
  if (operator === 'Null' && value.toLowerCase() === 'true') context.delete(lower)
  else if (operator === 'Null') context.set(lower, [choose(['x', 'true'])])
  else if (operator.includes('Not')) context.set(lower, [choose(['other', 'arn:aws:other:::x'])])
  else if (operator.startsWith('NumericGreater')) context.set(lower, [String(Number(value) + 1)])
  else context.set(lower, [fillGlob(value, context, choose)])
}
