// Formats rows as CSV (RFC 4180) that a spreadsheet can open without running anything.

/** Format rows as CSV, ending each line with CR LF. */
export function formatCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(formatField).join(',')}\r\n`).join('')
}

/** Spreadsheets run a field that starts with one of these characters as a formula; a leading quote makes it text. */
function formatField(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
