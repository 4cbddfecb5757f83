// Formats the measurements of each page as a Markdown table.
import type { Measures } from './measure-page.ts'

export interface AuditRow {
  readonly page: string
  readonly measures: Measures
}

/** Format one row per page. */
export function formatAuditTable(rows: readonly AuditRow[]): string {
  const head = [
    'page',
    'performance',
    'accessibility',
    'best practices',
    'SEO',
    'largest paint',
    'layout shift',
    'transferred',
  ]
  const cells = rows.map(({ page, measures }) => [
    page,
    measures.performance,
    measures.accessibility,
    measures.bestPractices,
    measures.seo,
    `${(measures.largestPaint / 1000).toFixed(2)} s`,
    measures.layoutShift === 0 ? '0' : measures.layoutShift.toFixed(3),
    `${Math.round(measures.transferred / 1000)} kB`,
  ])
  const rule = head.map((_, column) => (column === 0 ? '---' : '--:'))
  return [head, rule, ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n')
}
