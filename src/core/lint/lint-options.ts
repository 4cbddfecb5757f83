// The records of this catalog in; what the checker of policies can know from them out.
import type { LintOptions } from '../../src/core/lint/rule.ts'
import { indexRisks } from '../../src/core/risks.ts'
import type { Content } from '../../src/data/records.ts'

/** Let the checker know sensitive actions, and those that AWS listed once. */
export function toLintOptions({ firstSeen, risks }: Pick<Content, 'firstSeen' | 'risks'>): LintOptions {
  const dated = new Set(Object.keys(firstSeen.actions).map((name) => name.toLowerCase()))
  return { risks: indexRisks(risks), wasListed: (action) => dated.has(action.toLowerCase()) }
}
