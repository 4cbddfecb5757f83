// Finds the statements of a policy that allow actions of services they do not name, and counts those actions.

import { servicePrefix } from '../actions/action.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import { isOpenPattern } from '../checker/named-services.ts'
import type { Policy, Statement } from '../policy/policy.ts'

/** A statement that is counted instead of expanded. */
export interface Reach {
  readonly statement: number
  /** `every`: by `*`; `all but`: by `NotAction`; `some`: by a wildcard in the service prefix, such as `*:List*`. */
  readonly kind: 'every' | 'all but' | 'some'
  /** The patterns that reach those services. */
  readonly patterns: readonly string[]
  /** How many actions it matches; absent if counting them requires services that are not available. */
  readonly count?: number
}

/** List the Allow statements that reach services they do not name. `total` is the number of all actions. */
export function listReaches(policy: Policy, index: ActionIndex, total: number): readonly Reach[] {
  return policy.statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) => reachOf(statement, index, total) ?? [])
}

function reachOf(
  { index: statement, actions }: Statement,
  index: ActionIndex,
  total: number,
): Reach | undefined {
  const { patterns, inverted } = actions
  const open = patterns.filter(isOpenPattern)
  if (inverted) {
    if (open.some(isEverything)) return undefined
    const isCountable = open.length === 0 && patterns.every((pattern) => isKnown(pattern, index))
    const excluded = new Set(patterns.flatMap((pattern) => index.expand(pattern)))
    return { statement, kind: 'all but', patterns, ...(isCountable && { count: total - excluded.size }) }
  }
  if (open.length === 0) return undefined
  if (open.some(isEverything)) return { statement, kind: 'every', patterns: open, count: total }
  return { statement, kind: 'some', patterns: open }
}

/** Check whether a pattern matches every action: `*`, or `*:*`. */
function isEverything(pattern: string): boolean {
  return /^\*+(:\*+)?$/.test(pattern)
}

/** Check whether the index knows everything that a pattern matches. */
function isKnown(pattern: string, { snapshot }: ActionIndex): boolean {
  const prefix = pattern.slice(0, pattern.indexOf(':')).toLowerCase()
  return snapshot.services.some((service) => service.prefix === prefix)
}

/** Check whether some pattern of a policy reaches services in a way that a stand-in for all of them cannot show. */
export function isBeyondStandIn(policy: Policy): boolean {
  return policy.statements.some(({ actions }) =>
    actions.patterns.some((pattern) => isOpenPattern(pattern) && !isEverything(pattern)),
  )
}

/** List the services whose actions a policy names, in lowercase. */
export function listPrefixes({ statements }: Policy): readonly string[] {
  const patterns = statements.flatMap(({ actions }) => actions.patterns)
  const prefixes = patterns.filter((pattern) => !isOpenPattern(pattern)).map(servicePrefix)
  return [...new Set(prefixes.map((prefix) => prefix.toLowerCase()))].filter((prefix) => prefix !== '')
}
