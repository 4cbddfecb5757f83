// Measures builds of this repository's own site and of growing parts of a larger content folder.
import { cpSync } from 'node:fs'
import { measureBuild } from './builds.ts'
import { type BenchFigures, describeSite, type SiteFigures } from './figures.ts'
import { fitExponent } from './fit.ts'
import { partContent } from './part-content.ts'
import { putAside, removeAside } from './put-aside.ts'

export interface SiteOptions {
  /** A content folder filled by `sync --scope aws`, of which parts are built. */
  readonly content?: string | undefined
  /** The parts, in percent. */
  readonly parts: readonly number[]
  /** Another checkout of this repository, which builds the same. */
  readonly checkout?: string | undefined
}

/** Read the parts of a content folder, in percent, such as `1,10,100`. Throws unless each is every nth policy. */
export function readParts(text: string): readonly number[] {
  const parts = text.split(',').map(Number)
  const wrong = parts.findIndex((part) => !(part > 0 && Number.isInteger(100 / part)))
  if (wrong >= 0)
    throw new Error(`--parts ${text}: expected parts in percent such as 1, 10 or 100, each a divisor of 100`)
  return parts.toSorted((a, b) => a - b)
}

/** The sites, and the exponent if two parts were built. */
type MeasuredSites = Required<Pick<BenchFigures, 'sites'>> & Pick<BenchFigures, 'exponent'>

/** Build this repository's own site, then parts of the other content folder. */
export async function measureSites(options: SiteOptions): Promise<MeasuredSites> {
  try {
    return await measureAll(options)
  } finally {
    removeAside()
  }
}

async function measureAll({ content, parts, checkout }: SiteOptions): Promise<MeasuredSites> {
  const own = await measureSite(
    'Amazon Connect',
    (to) => cpSync('content', to, { recursive: true }),
    checkout,
  )
  if (content === undefined) return { sites: [own] }
  const sites: SiteFigures[] = []
  for (const part of parts) {
    const name = part === 100 ? 'all of AWS' : `${part} % of AWS`
    sites.push(await measureSite(name, (to) => partContent(content, to, 100 / part), checkout))
  }
  const points = sites.map(({ versions, seconds }) => ({ size: versions, cost: seconds }))
  return { sites: [own, ...sites], ...(points.length > 1 && { exponent: fitExponent(points) }) }
}

/** Make a content folder, which may be changed, and measure its builds. */
async function measureSite(
  name: string,
  make: (to: string) => void,
  checkout?: string,
): Promise<SiteFigures> {
  const [folder, dir] = ['.cache/bench-content', '.cache/bench-site']
  putAside(folder, `${dir}-before`, `${dir}-plain`, `${dir}-floor`)
  make(folder)
  const site = { name, ...(await measureBuild(folder, dir, checkout)) }
  console.error(describeSite(site))
  return site
}
