// Reduces a policy to what can match the actions of some services, so that deciding it takes less time.
import { servicePrefix } from '../actions/action.ts'
import { isOpenPattern } from '../checker/named-services.ts'
import type { Policy, Statement } from '../policy/policy.ts'

/** Keep the patterns and statements that can match an action of the services. Statements keep their index. */
export function restrictPolicy({ statements }: Policy, prefixes: readonly string[]): Policy {
  return { statements: statements.flatMap((statement) => restrict(statement, prefixes)) }
}

function restrict(statement: Statement, prefixes: readonly string[]): readonly Statement[] {
  const { patterns, inverted } = statement.actions
  // What NotAction excludes elsewhere makes no difference here, but without patterns it would be another statement.
  if (inverted) return [statement]
  const kept = patterns.filter((pattern) => canMatch(pattern, prefixes))
  return kept.length === 0 ? [] : [{ ...statement, actions: { patterns: kept, inverted } }]
}

function canMatch(pattern: string, prefixes: readonly string[]): boolean {
  const service = servicePrefix(pattern).toLowerCase()
  // A wildcard can run past the colon, and a pattern such as `*` has none.
  return isOpenPattern(pattern) || prefixes.includes(service)
}
