// Classifies the Action entries of a statement and lists the actions that they match.

import { type IndexedAction, servicePrefix } from '../actions/action.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import { indexedPrefixes } from '../actions/existing-services.ts'
import { isPlain } from '../policy/pattern.ts'
import { rememberAll } from '../remember.ts'
import type { StatementPart, Text } from './policy-parts.ts'

export type EntryKind =
  /** It is not a service prefix, one colon and a name. */
  | 'malformed'
  /** `*`, or a pattern for several services. */
  | 'any service'
  | 'unknown service'
  /** The service exists, but the index does not have it. */
  | 'not checked'
  /** A full action name that the index does not know. */
  | 'unknown'
  /** A wildcard that matches no action. */
  | 'unmatched'
  | 'listed'

export interface ActionEntry {
  readonly text: Text
  /** As written, without any white space. */
  readonly pattern: string
  readonly prefix: string
  readonly kind: EntryKind
  /** Filled for `listed` only. */
  readonly actions: readonly IndexedAction[]
}

export interface StatementActions {
  readonly entries: readonly ActionEntry[]
  /** Every action of the listed entries, each once; empty for `NotAction`. */
  readonly actions: readonly IndexedAction[]
  /** Whether `actions` is everything that the statement matches; actions of unknown services match nothing. */
  readonly isComplete: boolean
}

const toSet = rememberAll((services: readonly string[]): ReadonlySet<string> => new Set(services))

/** Create a function that classifies the entries of a statement. */
export function readStatements(
  index: ActionIndex,
  services: readonly string[],
): (statement: StatementPart) => StatementActions {
  const indexed = indexedPrefixes(index.snapshot)
  const existing = toSet(services)
  const kindOf = (pattern: string, prefix: string, actions: readonly IndexedAction[]): EntryKind => {
    // Names have one colon, and so has what matches one.
    if (actions.length > 0) return 'listed'
    if (pattern === '*' || /[*?]/.test(prefix)) return 'any service'
    if (prefix === '' || !/^[^:]+:[^:]+$/.test(pattern)) return 'malformed'
    if (!indexed.has(prefix)) return existing.has(prefix) ? 'not checked' : 'unknown service'
    return isPlain(pattern) ? 'unknown' : 'unmatched'
  }
  const readEntry = (text: Text): ActionEntry => {
    const pattern = /\s/.test(text.value) ? text.value.replace(/\s/g, '') : text.value
    const prefix = servicePrefix(pattern).toLowerCase()
    const actions = indexed.has(prefix) ? index.expand(pattern) : []
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

/** A statement with its classified actions. */
export interface CheckedStatement extends StatementPart {
  readonly matched: StatementActions
}
