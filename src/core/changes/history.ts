// Traces since when a policy's versions have granted each action.
import { computeAccess, joinActions, unlistedActions } from '../access/access.ts'
import { byActionName, type KnownAction } from '../actions/action.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import type { Policy } from '../policy/policy.ts'
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
