// Formats the findings in checked files as text or JSON.
import { countFindings, type PolicyFinding } from '../../src/core/checker/finding.ts'
import { countOf } from '../../src/views/words/words.ts'

export interface CheckedFile {
  readonly file: string
  readonly findings: readonly PolicyFinding[]
}

/** How many findings were left out, and why. */
export interface LeftOut {
  /** By settings or --ignore. */
  readonly rules: number
  /** By the baseline. */
  readonly baseline: number
}

/** Format findings for a terminal: one paragraph each, and the counts on the last line. */
export function formatText(files: readonly CheckedFile[], ignored: LeftOut): string {
  const paragraphs = formatFindings(files)
  const { error, warning, info } = countFindings(files.flatMap(({ findings }) => findings))
  const counts = `${countOf(error, 'error')}, ${countOf(warning, 'warning')}, ${info} info`
  const sum = ignored.rules + ignored.baseline
  const leftOut =
    sum === 0 ? '' : `; ${sum} ignored (${ignored.rules} by rule, ${ignored.baseline} by the baseline)`
  return [...paragraphs, `check: ${countOf(files.length, 'file')}, ${counts}${leftOut}`].join('\n\n')
}

/** Format each finding as a paragraph. */
export function formatFindings(files: readonly CheckedFile[]): readonly string[] {
  return files.flatMap(({ file, findings }) =>
    findings.map(({ line, column, severity, rule, message, tip }) =>
      [`${file}:${line}:${column}  ${severity}  ${rule}`, `  ${message}`, `  tip  ${tip}`].join('\n'),
    ),
  )
}

/** Format findings as JSON: `{ files: [{ file, findings }], counts, ignored }`. */
export function formatJson(files: readonly CheckedFile[], ignored: LeftOut): string {
  const counts = countFindings(files.flatMap(({ findings }) => findings))
  return JSON.stringify({ files, counts, ignored }, null, 2)
}
