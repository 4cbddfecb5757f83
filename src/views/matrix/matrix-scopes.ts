// Numbers the scopes of a matrix's cells: cells with the same number allow the same.
import type { Outcome } from '../../core/access/grant.ts'
import { outcomeMeaning } from '../../core/access/matrix.ts'
import type { Site } from '../../site/site.ts'
import { type GrantView, toGrantViews, toStatementRef } from '../access/grant-view.ts'
import type { MatrixColumn } from './matrix-rows.ts'

/** On which resources and under which conditions scoped cells allow their actions. */
export interface ScopeView {
  readonly number: number
  readonly id: string
  /** The number as a cell prints it. */
  readonly text: string
  /** The same for screen readers. */
  readonly label: string
  /** The version whose statements are shown. */
  readonly shownIn: { readonly text: string; readonly href: string }
  readonly grants: readonly GrantView[]
}

/** Scopes by the meaning of their outcome. */
export type Scopes = ReadonlyMap<string, ScopeView>

/** Number the scopes of outcomes in the given order, from 1. */
export function numberScopes(site: Site, cells: Iterable<readonly [Outcome, MatrixColumn]>): Scopes {
  const scopes = new Map<string, ScopeView>()
  for (const [outcome, column] of cells) {
    if (outcome.status !== 'scoped') continue
    const meaning = outcomeMeaning(outcome)
    if (!scopes.has(meaning)) scopes.set(meaning, toScopeView(site, outcome, column, scopes.size + 1))
  }
  return scopes
}

function toScopeView(
  site: Site,
  outcome: Outcome,
  { policy, version }: MatrixColumn,
  number: number,
): ScopeView {
  return {
    number,
    id: `scope-${number}`,
    text: `${number}`,
    label: `scope ${number}`,
    shownIn: {
      text: `${policy.name} ${version.id}`,
      href: site.urls.version(policy.name, version.id),
    },
    grants: toGrantViews(site, outcome.grants, (index) => toStatementRef(site, version, index)),
  }
}
