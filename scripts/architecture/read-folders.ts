// The README's table of folders in, each folder with what it is for in a few words out.

/** A row of the table. */
export interface Folder {
  /** A folder with a slash at its end, or a single file. */
  readonly path: string
  readonly purpose: string
}

/** Read the table that starts with the column "folder". Throws when there is none. */
export function readFolders(text: string): readonly Folder[] {
  const [, table = ''] = text.split(/^\| folder \|.*\n\| ---.*\n/m)
  const rows = [...(/^(?:\|.*\n)+/.exec(table)?.[0] ?? '').matchAll(/^\| `([^`]+)` \| (.*?) \|/gm)]
  if (rows.length === 0) throw new Error('there is no table of folders')
  return rows.map(([, path = '', purpose = '']) => ({ path, purpose: shorten(purpose) }))
}

/** What stands before the first colon, semicolon or full stop says what a folder is for; the rest says how. */
function shorten(purpose: string): string {
  return (/^.*?(?=[:;]|\.(?:\s|$)|$)/.exec(purpose)?.[0] ?? purpose).replaceAll('`', '')
}
