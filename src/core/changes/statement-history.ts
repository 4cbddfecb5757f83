// Traces since when a policy's versions have contained each statement, and which version last changed it.
import type { Policy, Statement } from '../policy/policy.ts'
import type { DatedPolicy } from './history.ts'

export interface StatementHistory {
  readonly statement: Statement
  /** The version in which the statement first appeared. */
  readonly since: string
  /** The version that last changed what it says; a new Sid alone is not a change. */
  readonly changed: string
  /** The index, from 0, of the statement in that version's document. */
  readonly changedAt: number
}

/** Trace each statement of the newest version back through the older ones. Versions come oldest first. */
export function traceStatements(versions: readonly DatedPolicy[]): readonly StatementHistory[] {
  let traced: readonly Traced[] = []
  for (const { id, policy } of versions) traced = traceInto(traced, id, policy)
  return traced.map(({ meaning: _, ...history }) => history)
}

/**
 * Find for each statement of a version the one before that it is. What says the same comes first, with the same Sid if
 * there is a choice; then what has the same Sid, so that no other statement takes it; then what is most alike.
 */
function traceInto(before: readonly Traced[], id: string, { statements }: Policy): readonly Traced[] {
  const free = new Set(before)
  const found = new Map<Statement, Traced>()
  const pair = (find: (statement: Statement, candidates: readonly Traced[]) => Traced | undefined) => {
    for (const statement of statements) {
      const old = found.has(statement) ? undefined : find(statement, [...free])
      if (old === undefined) continue
      free.delete(old)
      found.set(statement, old)
    }
  }
  const meanings = new Map(statements.map((statement) => [statement, meaningOf(statement)]))
  const saysSame = (statement: Statement) => (old: Traced) => old.meaning === meanings.get(statement)
  pair((statement, candidates) =>
    candidates.filter(saysSame(statement)).find((old) => old.statement.sid === statement.sid),
  )
  pair((statement, candidates) => candidates.find(saysSame(statement)))
  pair((statement, candidates) => candidates.find((old) => hasSameSid(old.statement, statement)))
  pair(findMostAlike)
  return statements.map((statement, changedAt): Traced => {
    const [old, meaning = ''] = [found.get(statement), meanings.get(statement)]
    if (old !== undefined && old.meaning === meaning) return { ...old, statement }
    return { statement, meaning, since: old?.since ?? id, changed: id, changedAt }
  })
}

const hasSameSid = (one: Statement, other: Statement) =>
  one.effect === other.effect && one.sid !== undefined && one.sid === other.sid

/** The history of a statement, with what the statement says. */
interface Traced extends StatementHistory {
  readonly meaning: string
}

/** Write what a statement says, without its Sid and its position; lists are sets. */
function meaningOf({ effect, actions, resources, conditions }: Statement): string {
  const sorted = (list: readonly unknown[]) => [...new Set(list.map((item) => JSON.stringify(item)))].sort()
  return JSON.stringify([
    effect,
    actions.inverted,
    sorted(actions.patterns),
    sorted(resources.map((set) => ('resource' in set ? set : { notResource: sorted(set.notResource) }))),
    sorted(conditions.map(({ operator, key, values }) => [operator, key, sorted(values)])),
  ])
}

/** Two statements with different Sids are the same one if they share at least this part of their actions. */
const alikeEnough = 0.5

function findMostAlike(statement: Statement, candidates: readonly Traced[]): Traced | undefined {
  const [best] = candidates
    .filter((old) => old.statement.effect === statement.effect)
    .map((old) => ({ old, share: shareOf(old.statement, statement) }))
    .filter(({ share }) => share >= alikeEnough)
    .sort((a, b) => b.share - a.share)
  return best?.old
}

function shareOf(a: Statement, b: Statement): number {
  const all = new Set([...a.actions.patterns, ...b.actions.patterns])
  const common = a.actions.patterns.filter((pattern) => b.actions.patterns.includes(pattern))
  return new Set(common).size / all.size
}
