// Rows of texts in, a CSV file out, as RFC 4180 has it, which a spreadsheet can open without running anything.

/** Format rows as CSV, each line ended by CR LF. */
export function formatCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(formatField).join(',')}\r\n`).join('')
}

/** A spreadsheet takes a field with such a start for a formula; a quote before it makes it text. */
function formatField(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
