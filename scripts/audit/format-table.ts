// Formats the measurements of each page as a Markdown table.
import type { Measures } from './measure-page.ts'

export interface AuditRow {
  readonly page: string
  /** What was measured in each look, in the order of the columns. */
  readonly looks: readonly { readonly look: string; readonly measures: Measures }[]
}

/** Format one row per page, with the four scores in each look, and the worst of all looks for the rest. */
export function formatAuditTable(rows: readonly AuditRow[]): string {
  const looks = rows[0]?.looks.map(({ look }) => look) ?? []
  const head = ['page', ...looks, 'largest paint', 'layout shift', 'transferred']
  const cells = rows.map((row) => {
    const worst = (value: (measures: Measures) => number) =>
      Math.max(...row.looks.map(({ measures }) => value(measures)))
    const shift = worst(({ layoutShift }) => layoutShift)
    return [
      row.page,
      ...row.looks.map(({ measures }) => formatScores(measures)),
      `${(worst(({ largestPaint }) => largestPaint) / 1000).toFixed(2)} s`,
      shift === 0 ? '0' : shift.toFixed(3),
      `${Math.round(worst(({ transferred }) => transferred) / 1000)} kB`,
    ]
  })
  const rule = head.map((_, column) => (column === 0 ? '---' : '--:'))
  return [head, rule, ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

function formatScores({ performance, accessibility, bestPractices, seo }: Measures): string {
  return [performance, accessibility, bestPractices, seo].join(' · ')
}
