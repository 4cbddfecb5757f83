// What a process reports of its share of the site once that is rendered.
import type { HeadTable } from './head-table.ts'
import type { RenderedPage } from './page-cache.ts'

export interface RenderedShare extends HeadTable {
  readonly pages: Readonly<Record<string, RenderedPage>>
  /** Those of its paths that were rendered. The others are as before. */
  readonly rendered: readonly string[]
  /** True if most of the site has changed, and the process has rendered nothing. */
  readonly isGivenUp?: boolean
}

/** Count the paths of all shares that are as before. */
export function countReused(shares: readonly RenderedShare[]): number {
  return shares.reduce((sum, { pages, rendered }) => sum + Object.keys(pages).length - rendered.length, 0)
}

/** List the files of all paths, and those that were rendered now. */
export function listFiles(shares: readonly RenderedShare[]): {
  readonly all: readonly string[]
  readonly changed: readonly string[]
} {
  const pathsOf = ({ files }: RenderedPage) => files.map(([path]) => path)
  return {
    all: shares.flatMap(({ pages }) => Object.values(pages).flatMap(pathsOf)),
    changed: shares.flatMap(({ pages, rendered }) =>
      rendered.flatMap((pathname) => pathsOf(pages[pathname] ?? { files: [] })),
    ),
  }
}
