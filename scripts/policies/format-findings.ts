// What was found in some files in; text for a person, or JSON, out.
import { countFindings, type PolicyFinding } from '../../src/core/checker/finding.ts'
import { countOf } from '../../src/views/words/words.ts'

export interface CheckedFile {
  readonly file: string
  readonly findings: readonly PolicyFinding[]
}

/** Write findings for a terminal: one paragraph each, and a last line with the counts. */
export function formatText(files: readonly CheckedFile[]): string {
  const paragraphs = files.flatMap(({ file, findings }) =>
    findings.map(({ line, column, severity, rule, message, tip }) =>
      [`${file}:${line}:${column}  ${severity}  ${rule}`, `  ${message}`, `  tip  ${tip}`].join('\n'),
    ),
  )
  const { error, warning, info } = countFindings(files.flatMap(({ findings }) => findings))
  const counts = `${countOf(error, 'error')}, ${countOf(warning, 'warning')}, ${info} info`
  return [...paragraphs, `check: ${countOf(files.length, 'file')}, ${counts}`].join('\n\n')
}

/** Write findings as JSON: `{ files: [{ file, findings }], counts }`. */
export function formatJson(files: readonly CheckedFile[]): string {
  const counts = countFindings(files.flatMap(({ findings }) => findings))
  return JSON.stringify({ files, counts }, null, 2)
}
