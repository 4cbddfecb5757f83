// A policy in; the statements that allow actions of services that nobody names, and how many actions that are, out.

import { servicePrefix } from '../actions/action.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import { isOpenPattern } from '../checker/named-services.ts'
import type { Policy, Statement } from '../policy/policy.ts'

/** A statement that is counted instead of expanded. */
export interface Reach {
  readonly statement: number
  /** `every`: by `*`; `all but`: by `NotAction`; `some`: by a wildcard in the service, such as `*:List*`. */
  readonly kind: 'every' | 'all but' | 'some'
  /** The patterns that reach so far. */
  readonly patterns: readonly string[]
  /** How many actions it matches; absent where that takes services that are not at hand. */
  readonly count?: number
}

/** List the Allow statements that reach services that they do not name. `total` is the number of all actions. */
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
    const isHeld = open.length === 0 && patterns.every((pattern) => isKnown(pattern, index))
    const excluded = new Set(patterns.flatMap((pattern) => index.expand(pattern)))
    return { statement, kind: 'all but', patterns, ...(isHeld && { count: total - excluded.size }) }
  }
  if (open.length === 0) return undefined
  if (open.some(isEverything)) return { statement, kind: 'every', patterns: open, count: total }
  return { statement, kind: 'some', patterns: open }
}

/** Say whether a pattern matches every action: `*`, or `*:*`. */
function isEverything(pattern: string): boolean {
  return /^\*+(:\*+)?$/.test(pattern)
}

/** Say whether the index can tell all that a pattern matches. */
function isKnown(pattern: string, { snapshot }: ActionIndex): boolean {
  const prefix = pattern.slice(0, pattern.indexOf(':')).toLowerCase()
  return snapshot.services.some((service) => service.prefix === prefix)
}

/** Say whether some pattern of a policy reaches services in a way that a stand-in for all of them cannot tell. */
export function isBeyondStandIn(policy: Policy): boolean {
  return policy.statements.some(({ actions }) =>
    actions.patterns.some((pattern) => isOpenPattern(pattern) && !isEverything(pattern)),
  )
}

/** List the services whose actions a policy names, in lower case. */
export function listPrefixes({ statements }: Policy): readonly string[] {
  const patterns = statements.flatMap(({ actions }) => actions.patterns)
  const prefixes = patterns.filter((pattern) => !isOpenPattern(pattern)).map(servicePrefix)
  return [...new Set(prefixes.map((prefix) => prefix.toLowerCase()))].filter((prefix) => prefix !== '')
}
