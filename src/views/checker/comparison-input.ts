// Defines what is known when the browser compares a policy with a version in the catalog, or several policies with others.
import type { Comparison } from '../../core/changes/compare.ts'
import type { Knowledge } from '../../core/open-world/knowledge.ts'
import type { Nearness } from '../../core/open-world/nearest-policy.ts'
import type { StatementLabel } from './check-actions.ts'

export interface ComparedSide {
  /** As it is called in sentences: `AmazonConnect_FullAccess v4`, `your text`. */
  readonly text: string
  readonly refOf: StatementLabel
}

export interface ComparisonInput {
  /** Who has the access; by default, anyone with the policy attached. */
  readonly subject?: string
  readonly before: ComparedSide
  readonly after: ComparedSide
  readonly comparison: Comparison
  /** Present if the checker picked the version because it is the nearest. */
  readonly nearness?: Nearness
  readonly knowledge: Knowledge
  /** How many services neither side names, and how many actions they have. */
  readonly unlisted: { readonly services: number; readonly actions: number }
}
