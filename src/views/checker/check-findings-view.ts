// Prepares the checker's findings for the page, and limits how many are shown.

import { countFindings, type PolicyFinding, type Severity } from '../../core/checker/finding.ts'
import type { Mark } from '../../core/checker/mark-line.ts'
import type { Urls } from '../../site/urls.ts'
import { countOf, cutText } from '../words/words.ts'

/** How many findings are listed, and how many are marked in the text. Pages with more are slow. */
const most = { listed: 200, marked: 2_000 }

/** Messages quote the text, so they can be as long as the text itself. */
const mostCharacters = 1_000

export interface CheckFinding extends PolicyFinding {
  /** The rule's page. */
  readonly href: string
}

export interface CheckFindings {
  /** `3 errors, 1 warning, 2 info`. */
  readonly summary: string
  readonly counts: Readonly<Record<Severity, number>>
  /** In text order. If there are too many, only the most severe. */
  readonly listed: readonly CheckFinding[]
  /** How many are not listed. */
  readonly more: number
  readonly marks: readonly Mark[]
}

/** Make the view of the findings. */
export function toCheckFindings(
  findings: readonly PolicyFinding[],
  urls: Pick<Urls, 'checkRule'>,
): CheckFindings {
  const counts = countFindings(findings)
  const listed = takeWorst(findings, most.listed)
  return {
    summary: describeFindings(counts),
    counts,
    listed: listed.map((finding) => ({
      ...finding,
      message: cutText(finding.message, mostCharacters),
      tip: cutText(finding.tip, mostCharacters),
      href: urls.checkRule(finding.rule),
    })),
    more: findings.length - listed.length,
    marks: takeWorst(findings, most.marked).map(({ start, end, severity }) => ({ start, end, severity })),
  }
}

function describeFindings({ error, warning, info }: CheckFindings['counts']): string {
  if (error + warning + info === 0) return 'Nothing found.'
  const counted = [
    ...(error > 0 ? [countOf(error, 'error')] : []),
    ...(warning > 0 ? [countOf(warning, 'warning')] : []),
    ...(info > 0 ? [`${info.toLocaleString('en')} info`] : []),
  ]
  return counted.join(', ')
}

function takeWorst(findings: readonly PolicyFinding[], limit: number): readonly PolicyFinding[] {
  if (findings.length <= limit) return findings
  const bySeverity = (severity: Severity) => findings.filter((finding) => finding.severity === severity)
  const worst = new Set(
    [...bySeverity('error'), ...bySeverity('warning'), ...bySeverity('info')].slice(0, limit),
  )
  return findings.filter((finding) => worst.has(finding))
}
