// Formats what a scan found as text, JSON, SARIF or Markdown.
import { countFindings } from '../../src/core/checker/finding.ts'
import type { Scan } from '../../src/core/scan/scan-files.ts'
import { scanRules } from '../../src/core/scan/scan-rules.ts'
import { countOf } from '../../src/views/words/words.ts'
import { toCode, toPlain } from '../policies/format/markdown-text.ts'
import { formatFindings } from '../policies/format-findings.ts'
import { formatSarif } from '../policies/sarif.ts'
import type { ScanFormat } from './scan-options.ts'

/** Format a scan; `helpOf` returns the URL of a rule's page, if there is a site. */
export function formatScan(scan: Scan, format: ScanFormat, helpOf?: (rule: string) => string): string {
  switch (format) {
    case 'text':
      return formatText(scan)
    case 'json':
      return JSON.stringify({ files: scan.files, counts: countAll(scan), read: scan.read }, null, 2)
    case 'sarif': {
      const unresolved = scan.files.flatMap(({ file, unresolved: all }) =>
        all.map(({ line, column, what, source }) => ({ file, line, column, what, source })),
      )
      return formatSarif(scan.files, { read: scan.read, unresolved }, helpOf, scanRules)
    }
    case 'markdown':
      return formatMarkdown(scan)
    default:
      return format satisfies never
  }
}

/** Count everything that was found, by kind. */
function countAll({ files }: Scan) {
  const sum = (count: (file: Scan['files'][number]) => number) =>
    files.reduce((total, file) => total + count(file), 0)
  return {
    ...countFindings(files.flatMap(({ findings }) => findings)),
    managedPolicies: sum(({ references }) => references.length),
    inlinePolicies: sum(({ policies }) => policies.length),
    unresolved: sum(({ unresolved }) => unresolved.length),
  }
}

/** The first line of the comment; it never changes, so that a bot finds the comment that it wrote before. */
const scanMarker = '<!-- connect-policies scan -->'

/** How many findings and unresolved values a comment lists; it has at most 65,536 characters on GitHub. */
const mostListed = 50

/** Format for one comment on a pull request: the counts, one line for each finding, and what is unresolved, folded. */
function formatMarkdown(scan: Scan): string {
  const findings = scan.files.flatMap(({ file, findings: all }) =>
    all.map(({ line, column, severity, rule, message, tip }) => {
      const place = toCode(`${file}:${line}:${column}`)
      return `- ${place} **${severity}** ${toCode(rule)}: ${toPlain(message)} ${toPlain(tip)}`
    }),
  )
  const unresolved = scan.files.flatMap(({ file, unresolved: all }) =>
    all.map(({ line, column, what, source }) => {
      const text = source.length > 200 ? `${source.slice(0, 200)}…` : source
      return `- ${toCode(`${file}:${line}:${column}`)} ${toPlain(what)}: ${toCode(text)}`
    }),
  )
  const list = (lines: readonly string[]) =>
    [
      ...lines.slice(0, mostListed),
      ...(lines.length > mostListed ? [`- and ${lines.length - mostListed} more`] : []),
    ].join('\n')
  return [
    scanMarker,
    `**Policies in infrastructure code**: ${formatCounts(scan)}`,
    ...(findings.length === 0 ? [] : [list(findings)]),
    ...(unresolved.length === 0
      ? []
      : ['<details><summary>What the scan could not resolve</summary>', list(unresolved), '</details>']),
  ].join('\n\n')
}

function formatText(scan: Scan): string {
  const unresolved = scan.files.flatMap(({ file, unresolved: all }) =>
    all.map(({ line, column, what, source }) => `${file}:${line}:${column}  unresolved  ${what}: ${source}`),
  )
  return [
    ...formatFindings(scan.files),
    ...(unresolved.length === 0 ? [] : [unresolved.join('\n')]),
    `scan: ${formatCounts(scan)}`,
  ].join('\n\n')
}

function formatCounts(scan: Scan): string {
  const { error, warning, info, managedPolicies, inlinePolicies, unresolved: open } = countAll(scan)
  return [
    `read ${countOf(scan.read, 'file')}`,
    `${countOf(managedPolicies, 'managed policy', 'managed policies')} named`,
    countOf(inlinePolicies, 'inline policy', 'inline policies'),
    countOf(error, 'error'),
    countOf(warning, 'warning'),
    `${info} info`,
    `${open} unresolved`,
  ].join(', ')
}
