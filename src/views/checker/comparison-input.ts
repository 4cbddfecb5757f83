// Defines what the checker knows when it compares a pasted policy with a version in the catalog.
import type { Comparison } from '../../core/changes/compare.ts'
import type { Knowledge } from '../../core/open-world/knowledge.ts'
import type { Candidate, Nearness } from '../../core/open-world/nearest-policy.ts'
import type { Urls } from '../../site/urls.ts'
import type { StatementLabel } from './check-actions.ts'

export interface ComparisonInput {
  readonly candidate: Candidate
  readonly comparison: Comparison
  /** Present if the checker picked the version because it is the nearest. */
  readonly nearness?: Nearness
  readonly knowledge: Knowledge
  /** How many services neither side names, and how many actions they have. */
  readonly unlisted: { readonly services: number; readonly actions: number }
  readonly refOf: StatementLabel
  readonly urls: Pick<Urls, 'version' | 'statement'>
}
