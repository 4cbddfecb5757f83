// Gathers what the layers say about one action: their statements, and the condition keys that these depend on.
import { matcherOf } from '../policy/pattern.ts'
import type { Statement } from '../policy/policy.ts'
import { rememberAll } from '../remember.ts'
import { type Side, toSide } from '../requests/decide.ts'
import { type Context, matchesClause, toClause } from '../requests/request.ts'
import { listSpellings } from '../requests/variables.ts'
import type { Layer } from './layers.ts'

/** Sort the statements of each layer that match an action. */
export function toSides(layers: readonly Layer[], action: string): readonly Side[] {
  const key = action.toLowerCase()
  const matches = ({ actions: { patterns, inverted } }: Statement) =>
    patterns.some((pattern) => matcherOf(pattern.toLowerCase())(key)) !== inverted
  return layers.map(({ policies }) =>
    toSide(policies.flatMap(({ policy }) => policy.statements.filter(matches))),
  )
}

const clauseOf = rememberAll(toClause)

/** Check whether every side allows a request of the action; keys are in lowercase. */
export function isAllowedByAll(sides: readonly Side[], resource: string, context: Context): boolean {
  const matches = (statement: Statement) => matchesClause(clauseOf(statement), resource, context)
  return (
    sides.every(({ allows }) => allows.some(matches)) && !sides.some(({ denies }) => denies.some(matches))
  )
}

/** List the keys on which the answer can depend, as first written, by key in lowercase. */
export function listKeys(sides: readonly Side[]): ReadonlyMap<string, string> {
  const clauses = sides.flatMap(({ allows, denies }) => [...allows, ...denies].map(clauseOf))
  const written = clauses.flatMap(({ conditions }) => conditions.map(({ key }) => key))
  const keys = new Map<string, string>()
  for (const key of [...written, ...listSpellings(clauses).values()])
    if (!keys.has(key.toLowerCase())) keys.set(key.toLowerCase(), key)
  return keys
}
