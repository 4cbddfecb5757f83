// The Action entries of a statement in; what each of them is, and the actions that it matches, out.

import { type IndexedAction, servicePrefix } from '../actions/action.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import { isPlain } from '../policy/pattern.ts'
import type { StatementPart, Text } from './policy-parts.ts'

export type EntryKind =
  /** It has no service prefix, or more than a pattern can hold. */
  | 'malformed'
  /** `*`, or a pattern for several services. */
  | 'any service'
  | 'unknown service'
  /** The service exists, and the index does not hold it. */
  | 'not checked'
  /** An action in full that the index does not know. */
  | 'unknown'
  /** A wildcard that matches no action. */
  | 'unmatched'
  | 'listed'

export interface ActionEntry {
  readonly text: Text
  /** As written, without white space around or in it. */
  readonly pattern: string
  readonly prefix: string
  readonly kind: EntryKind
  /** Filled for `listed` only. */
  readonly actions: readonly IndexedAction[]
}

export interface StatementActions {
  readonly entries: readonly ActionEntry[]
  /** Every action of the listed entries, each once; nothing for `NotAction`. */
  readonly actions: readonly IndexedAction[]
  /** Whether `actions` is all that the statement matches; what no service has matches nothing. */
  readonly isComplete: boolean
}

/** Give a function that says what the entries of a statement are. */
export function readStatements(
  index: ActionIndex,
  services: readonly string[],
): (statement: StatementPart) => StatementActions {
  const held = new Set(index.snapshot.services.map(({ prefix }) => prefix))
  const existing = new Set(services)
  const kindOf = (pattern: string, prefix: string, actions: readonly IndexedAction[]): EntryKind => {
    if (pattern === '*' || /[*?]/.test(prefix)) return 'any service'
    if (prefix === '' || !/^[^:]+:[^:]+$/.test(pattern)) return 'malformed'
    if (!held.has(prefix)) return existing.has(prefix) ? 'not checked' : 'unknown service'
    if (actions.length > 0) return 'listed'
    return isPlain(pattern) ? 'unknown' : 'unmatched'
  }
  const readEntry = (text: Text): ActionEntry => {
    const pattern = text.value.replace(/\s/g, '')
    const prefix = servicePrefix(pattern).toLowerCase()
    const actions = held.has(prefix) ? index.expand(pattern) : []
    const kind = kindOf(pattern, prefix, actions)
    return { text, pattern, prefix, kind, actions: kind === 'listed' ? actions : [] }
  }
  return ({ actions: written }) => {
    const entries = (written?.texts ?? []).map(readEntry)
    const isInverted = written?.isInverted ?? false
    return {
      entries,
      actions: isInverted ? [] : [...new Set(entries.flatMap(({ actions }) => actions))],
      isComplete:
        !isInverted &&
        entries.length > 0 &&
        entries.every(({ kind }) => kind === 'listed' || kind === 'unknown service'),
    }
  }
}

/** A statement with what its actions are. */
export interface CheckedStatement extends StatementPart {
  readonly matched: StatementActions
}
