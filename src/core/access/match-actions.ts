// Finds the statements of a policy that match each action.

import type { IndexedAction } from '../actions/action.ts'
import type { Policy, Statement } from '../policy/policy.ts'

/** Statements of one policy, in its order. Actions that the same statements match share the object. */
export interface Matching {
  readonly statements: readonly Statement[]
  /** Whether one of them is an Allow. */
  readonly allows: boolean
}

const nothing: Matching = { statements: [], allows: false }

/** Find the statements that match each action; `listMatched` lists those that a statement matches. */
export function matchActions(
  { statements }: Policy,
  listMatched: (statement: Statement) => readonly IndexedAction[],
): ReadonlyMap<IndexedAction, Matching> {
  const matchings = new Map<IndexedAction, Matching>()
  for (const statement of statements) {
    const add = addStatement(statement)
    for (const action of listMatched(statement)) matchings.set(action, add(matchings.get(action) ?? nothing))
  }
  return matchings
}

/** Add a statement to those that matched before it, once for all actions that the same statements matched. */
function addStatement(statement: Statement): (before: Matching) => Matching {
  const added = new Map<Matching, Matching>()
  return (before) => {
    let matching = added.get(before)
    if (matching === undefined) {
      matching = {
        statements: [...before.statements, statement],
        allows: before.allows || statement.effect === 'Allow',
      }
      added.set(before, matching)
    }
    return matching
  }
}
