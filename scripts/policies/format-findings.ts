// Formats the findings in checked files as text or JSON.
import { countFindings, type PolicyFinding } from '../../src/core/checker/finding.ts'
import { countOf } from '../../src/views/words/words.ts'
import { toCode, toPlain } from './format/markdown-text.ts'

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
  return [...formatFindings(files), `check: ${formatCounts(files, ignored)}`].join('\n\n')
}

/** Format findings as Markdown, for a comment on a pull request: the counts, and one line for each finding. */
export function formatMarkdown(files: readonly CheckedFile[], ignored: LeftOut): string {
  const lines = files.flatMap(({ file, findings }) =>
    findings.map(({ line, column, severity, rule, message, tip }) => {
      const place = toCode(`${file}:${line}:${column}`)
      return `- ${place} **${severity}** ${toCode(rule)}: ${toPlain(message)} ${toPlain(tip)}`
    }),
  )
  return [
    `**Policy check**: ${formatCounts(files, ignored)}`,
    ...(lines.length > 0 ? [lines.join('\n')] : []),
  ].join('\n\n')
}

function formatCounts(files: readonly CheckedFile[], ignored: LeftOut): string {
  const { error, warning, info } = countFindings(files.flatMap(({ findings }) => findings))
  const counts = `${countOf(error, 'error')}, ${countOf(warning, 'warning')}, ${info} info`
  const sum = ignored.rules + ignored.baseline
  const leftOut =
    sum === 0 ? '' : `; ${sum} ignored (${ignored.rules} by rule, ${ignored.baseline} by the baseline)`
  return `${countOf(files.length, 'file')}, ${counts}${leftOut}`
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
