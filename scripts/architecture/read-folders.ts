// Reads the table of folders in docs/architecture.md and what each is for.

/** One row of the table. */
export interface Folder {
  /** A folder, with a trailing slash, or a single file. */
  readonly path: string
  readonly purpose: string
}

/** Read the table whose first column is "folder". Throws when there is none. */
export function readFolders(text: string): readonly Folder[] {
  const [, table = ''] = text.split(/^\| folder \|.*\n\| ---.*\n/m)
  const rows = [...(/^(?:\|.*\n)+/.exec(table)?.[0] ?? '').matchAll(/^\| `([^`]+)` \| (.*?) \|/gm)]
  if (rows.length === 0) throw new Error('there is no table of folders')
  return rows.map(([, path = '', purpose = '']) => ({ path, purpose: shorten(purpose) }))
}

/** Cut a purpose at the first colon, semicolon or period: what follows is detail. */
function shorten(purpose: string): string {
  return (/^.*?(?=[:;]|\.(?:\s|$)|$)/.exec(purpose)?.[0] ?? purpose).replaceAll('`', '')
}
