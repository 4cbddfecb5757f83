// Reduces the CSV of a permission matrix to what a filter leaves of the page.
import { formatCsv, parseCsv } from '../csv.ts'

/** What a filter leaves of a matrix. */
export interface ShownPart {
  /** Full names of the actions that are shown. */
  readonly actions: ReadonlySet<string>
  /** The IDs of all columns that a reader can choose. */
  readonly columns: readonly string[]
  /** The chosen ones; empty for all. */
  readonly chosen: readonly string[]
  /** Columns that the reader added to the page: a title, and a status by action. */
  readonly added: readonly { readonly title: string; readonly statuses: ReadonlyMap<string, string> }[]
}

/** Keep the shown rows and columns of a matrix's CSV, and add the columns that only the page has. */
export function narrowCsv(csv: string, { actions, columns, chosen, added }: ShownPart): string {
  const [head = [], ...rows] = parseCsv(csv)
  // A column's title is its ID, alone or followed by a space and what it has.
  const ownerOf = (title: string) => columns.find((id) => title === id || title.startsWith(`${id} `))
  const isKept = head.map((title) => {
    const owner = ownerOf(title)
    return owner === undefined || chosen.length === 0 || chosen.includes(owner)
  })
  const keep = (fields: readonly string[]) => fields.filter((_, i) => isKept[i])
  return formatCsv([
    [...keep(head), ...added.map(({ title }) => title)],
    ...rows
      .filter(([action = '']) => actions.has(action))
      .map((fields) => [
        ...keep(fields),
        ...added.map(({ statuses }) => statuses.get(fields[0] ?? '') ?? ''),
      ]),
  ])
}
