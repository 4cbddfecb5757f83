// Defines what the findings about ways to more permissions are made from.
import type { Access } from '../../access/access.ts'
import type { IndexedAction } from '../../actions/action.ts'
import type { ActionIndex } from '../../actions/action-index.ts'
import { expandSet } from '../../actions/expansion.ts'
import type { Policy } from '../../policy/policy.ts'
import type { TextSpan } from '../finding.ts'
import type { RuleContext } from '../rule.ts'
import type { CheckedStatement } from '../statement-actions.ts'

/** A policy, with its access to the actions that can lead to more permissions. */
export interface Question extends RuleContext {
  readonly policy: Policy
  readonly granted: Access
}

/** How many paths a finding names. */
export const mostPaths = 4

/** Group actions by the entry of the statement that allows them; a `NotAction` allows them all together. */
export function groupsOf<T extends { readonly action: IndexedAction }>(
  { actions: written, matched }: CheckedStatement,
  index: ActionIndex,
  items: readonly T[],
): readonly { readonly span: TextSpan; readonly items: readonly T[] }[] {
  if (written === undefined || items.length === 0) return []
  if (written.isInverted) return [{ span: written.name, items }]
  return matched.entries.flatMap(({ text, pattern }) => {
    const { matches } = expandSet({ patterns: [pattern], inverted: false }, index)
    const own = items.filter(({ action }) => matches(action.key))
    return own.length === 0 ? [] : [{ span: text, items: own }]
  })
}
