// Shows what a checked policy grants, its sensitive actions, how it grew, and how it differs from a managed policy.
import { fill, find, make } from '../dom.ts'
import type { TextComparison } from './compare-text.ts'
import { createFolds } from './fold.ts'
import type { CheckAnswer } from './messages.ts'
import { showAccess } from './show-access.ts'
import type { GoToStatement } from './show-actions.ts'
import { showComparison } from './show-comparison.ts'
import { showGrowth, showRisks } from './show-insights.ts'

// What is open stays open while the text changes.
const fold = createFolds()

/** Show what a policy grants in the sections of the page. */
export function showGranted(
  root: HTMLElement,
  { access, risks, growth, comparison }: Exclude<CheckAnswer['granted'], string>,
  goToStatement: GoToStatement,
): void {
  fill(find(root, 'access'), showAccess(access, fold, goToStatement))
  fill(find(root, 'risks'), showRisks(risks, fold))
  fill(find(root, 'growth'), showGrowth(growth))
  fill(find(root, 'comparison'), showCompared(comparison, goToStatement))
}

function showCompared(compared: TextComparison | string | undefined, goToStatement: GoToStatement) {
  if (compared === undefined) return []
  if (typeof compared === 'string') return make('p', { class: 'warning' }, compared)
  const { text, href } = compared.with
  return showComparison(compared, [make('a', { href }, text), 'your text'], fold, goToStatement)
}
