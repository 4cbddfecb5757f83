// Weighs everything that a build writes, by what it is written for, and finds a site that writes too much for its pages.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { formatOf } from '../site/file-kinds.ts'
import { type SiteFault, type SiteFiles, selectOwn } from '../site/site-files.ts'
import { mostOutput } from './budgets.ts'

/** How much is written for one purpose. */
export interface OutputWeight {
  readonly format: string
  readonly files: number
  /** Uncompressed. */
  readonly bytes: number
}

/** Weigh the files of a site by format, the heaviest first. */
export function weighOutput({ dir, paths }: SiteFiles): readonly OutputWeight[] {
  const sizeOf = (path: string) => statSync(join(dir, path)).size
  return [...Map.groupBy(paths, formatOf)]
    .map(([format, files]) => ({
      format,
      files: files.length,
      bytes: files.reduce((sum, path) => sum + sizeOf(path), 0),
    }))
    .sort((a, b) => b.bytes - a.bytes)
}

/** Describe the output as a table, with its bytes for each page of the site. */
export function describeOutput(site: SiteFiles, weights: readonly OutputWeight[]): string {
  const pages = countPages(site)
  const total = { format: 'everything', files: site.paths.length, bytes: sumBytes(weights) }
  const rows = [...weights, total].map(({ format, files, bytes }) =>
    [
      `  ${format.padEnd(16)}`,
      `${files.toLocaleString('en')} files`.padStart(13),
      `${(bytes / 1e6).toFixed(1)} MB`.padStart(10),
      `${(bytes / pages / 1000).toFixed(1)} kB a page`.padStart(16),
    ].join(''),
  )
  return [`Output of ${pages.toLocaleString('en')} pages:`, ...rows].join('\n')
}

/** Find whether the output is too large for the number of pages. */
export function findOutputFaults(site: SiteFiles, weights: readonly OutputWeight[]): readonly SiteFault[] {
  const perPage = sumBytes(weights) / countPages(site)
  if (perPage <= mostOutput) return []
  return [
    {
      file: site.dir,
      what: `${(perPage / 1000).toFixed(1)} kB of files for each page`,
      expected: `at most ${mostOutput / 1000} kB`,
    },
  ]
}

function countPages(site: SiteFiles): number {
  return selectOwn(site, '.html').length
}

function sumBytes(weights: readonly OutputWeight[]): number {
  return weights.reduce((sum, { bytes }) => sum + bytes, 0)
}
