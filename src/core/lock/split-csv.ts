// Splits comma-separated values into rows and cells. Source: RFC 4180.

/** Split a text; a quoted cell may have commas, line ends and doubled quotation marks. Empty rows are left out. */
export function splitCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy
  for (;;) {
    const [, quoted, plain = '', end] = cells.exec(text) ?? []
    if (end === undefined) break
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
    if (end === '' || cells.lastIndex >= text.length) break
  }
  return rows
}
