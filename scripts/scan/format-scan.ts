// Formats what a scan found as text, JSON or SARIF.
import { countFindings } from '../../src/core/checker/finding.ts'
import type { Scan } from '../../src/core/scan/scan-files.ts'
import { scanRules } from '../../src/core/scan/scan-rules.ts'
import { countOf } from '../../src/views/words/words.ts'
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

function formatText(scan: Scan): string {
  const unresolved = scan.files.flatMap(({ file, unresolved: all }) =>
    all.map(({ line, column, what, source }) => `${file}:${line}:${column}  unresolved  ${what}: ${source}`),
  )
  const { error, warning, info, managedPolicies, inlinePolicies, unresolved: open } = countAll(scan)
  const sum = [
    `scan: read ${countOf(scan.read, 'file')}`,
    `${countOf(managedPolicies, 'managed policy', 'managed policies')} named`,
    countOf(inlinePolicies, 'inline policy', 'inline policies'),
    countOf(error, 'error'),
    countOf(warning, 'warning'),
    `${info} info`,
    `${open} unresolved`,
  ].join(', ')
  return [
    ...formatFindings(scan.files),
    ...(unresolved.length === 0 ? [] : [unresolved.join('\n')]),
    sum,
  ].join('\n\n')
}
