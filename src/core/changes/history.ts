// Traces since when a policy's versions have granted each action and contained each statement.
import { computeAccess, joinActions, unlistedActions } from '../access/access.ts'
import { byActionName, type KnownAction } from '../actions/action.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import type { Policy, Statement } from '../policy/policy.ts'
import { decisionsOver } from '../requests/decisions.ts'
import { type ChangeKind, compareAccess } from './compare.ts'

/** The parts of a version that its history needs. */
export interface DatedPolicy {
  /** The version ID. */
  readonly id: string
  readonly policy: Policy
}

/** An unbroken run of versions that grant an action. */
export interface Span {
  /** The first version of the run. */
  readonly since: string
  /** The last version of the run; absent when the newest version still grants the action. */
  readonly until?: string
}

export interface ActionHistory extends KnownAction {
  /** Oldest first. */
  readonly spans: readonly Span[]
  /** What each version did to the action; versions that changed nothing are left out. */
  readonly steps: readonly { readonly version: string; readonly kind: ChangeKind }[]
}

/**
 * Trace each action that some version grants. Versions come oldest first; the actions that any of them names
 * count as existing throughout, so that a retired action under a wildcard is not reported as lost.
 */
export function traceActions(versions: readonly DatedPolicy[], index: ActionIndex): readonly ActionHistory[] {
  const unlisted = joinActions(...versions.map(({ policy }) => unlistedActions(policy, index)))
  const histories = new Map<
    string,
    { action: KnownAction; spans: Span[]; steps: ActionHistory['steps'][number][] }
  >()
  let before = computeAccess({ statements: [] }, index, unlisted)
  let previous = ''
  for (const { id, policy } of versions) {
    const after = computeAccess(policy, index, unlisted)
    for (const { kind, name, facts } of compareAccess(before, after, decisionsOver(index)).changes) {
      const action = { name, ...(facts && { facts }) }
      const key = action.name.toLowerCase()
      const history = histories.get(key) ?? { action, spans: [], steps: [] }
      histories.set(key, history)
      history.steps.push({ version: id, kind })
      if (kind === 'gained') history.spans.push({ since: id })
      if (kind === 'lost') history.spans.push({ ...(history.spans.pop() as Span), until: previous })
    }
    before = after
    previous = id
  }
  const share = shareEqual()
  return [...histories.values()]
    .map(({ action, spans, steps }) => ({ ...action, spans: share(spans), steps: share(steps) }))
    .sort(byActionName)
}

/** Most actions of a policy came together: without sharing, the histories of all AWS policies take gigabytes. */
function shareEqual(): <Value>(value: Value) => Value {
  const known = new Map<string, unknown>()
  return <Value>(value: Value) => {
    const text = JSON.stringify(value)
    if (!known.has(text)) known.set(text, value)
    return known.get(text) as Value
  }
}

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
  for (const { id, policy } of versions) {
    const free = new Set(traced)
    const take = (found: Traced | undefined) => {
      if (found !== undefined) free.delete(found)
      return found
    }
    const sameText = policy.statements.map((statement) => {
      const meaning = meaningOf(statement)
      return { meaning, same: take([...free].find((old) => old.meaning === meaning)) }
    })
    traced = policy.statements.map((statement, i) => {
      const { meaning = meaningOf(statement), same } = sameText[i] ?? {}
      if (same !== undefined) return { ...same, statement }
      const ancestor = take(findAncestor(statement, [...free]))
      return { statement, meaning, since: ancestor?.since ?? id, changed: id, changedAt: i }
    })
  }
  return traced.map(({ meaning: _, ...history }) => history)
}

/** The history of a statement, with what the statement says. */
interface Traced extends StatementHistory {
  readonly meaning: string
}

/** Write what a statement says, without its Sid and its position; lists are sets. */
function meaningOf({ effect, actions, resources, conditions }: Statement): string {
  const sorted = (list: readonly unknown[]) => list.map((item) => JSON.stringify(item)).sort()
  return JSON.stringify([
    effect,
    actions.inverted,
    sorted(actions.patterns),
    sorted(resources),
    sorted(conditions),
  ])
}

/** Two statements with different Sids are the same one if they share at least this part of their actions. */
const alikeEnough = 0.5

function findAncestor(statement: Statement, candidates: readonly Traced[]): Traced | undefined {
  const sameEffect = candidates.filter((old) => old.statement.effect === statement.effect)
  const sameSid = sameEffect.find(
    (old) => old.statement.sid !== undefined && old.statement.sid === statement.sid,
  )
  if (sameSid !== undefined) return sameSid
  const [best] = sameEffect
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
