// Finds the actions that a policy allows on every resource without any condition.
import type { IndexedAction } from '../actions/action.ts'
import { rememberAll } from '../remember.ts'
import type { CheckedStatement } from './statement-actions.ts'

/** Create a test for actions that some statement allows on every resource without a condition. */
export const findAllowedAnyway = rememberAll(
  (statements: readonly CheckedStatement[]): ((action: IndexedAction) => boolean) => {
    const wide = statements.filter(
      ({ effect, conditions, resources }) =>
        effect?.value === 'Allow' &&
        conditions.length === 0 &&
        resources !== undefined &&
        !resources.isInverted &&
        resources.texts.some(({ value }) => value === '*'),
    )
    const allowed = new Set(wide.flatMap(({ matched }) => matched.actions))
    return (action) => allowed.has(action)
  },
)
