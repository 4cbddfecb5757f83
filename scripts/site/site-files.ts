// Lists and reads the files of a built site.
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

export interface SiteFiles {
  readonly dir: string
  /** Every file, as a path with forward slashes below `dir`, sorted. */
  readonly paths: readonly string[]
}

/** Something wrong in one file of the site. */
export interface SiteFault {
  readonly file: string
  readonly what: string
  readonly expected: string
  /** The place in the file. */
  readonly where?: string
}

// Files made by Pagefind, not by us.
const foreign = 'pagefind/'

/** List the files of a built site. */
export function listSiteFiles(dir: string): SiteFiles {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(dir, '/').length).replaceAll(sep, '/'))
  return { dir, paths: paths.sort() }
}

/** List the site's own files with one of the extensions. */
export function selectOwn({ paths }: SiteFiles, ...extensions: readonly string[]): readonly string[] {
  return paths.filter((path) => !path.startsWith(foreign) && extensions.some((end) => path.endsWith(end)))
}

/** Read one file of the site as text. */
export function readSiteFile({ dir }: SiteFiles, path: string): string {
  return readFileSync(join(dir, path), 'utf8')
}
