// Measures a build of a content folder: its time, memory and output, and what the same takes another checkout or a plain loop.
import { globSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { pagesFolder } from '../render/page-cache.ts'
import { addVersion } from '../site/one-more-version.ts'
import { listSiteFiles } from '../site/site-files.ts'
import { findWeightFaults } from '../site-checks/find-weight-faults.ts'
import { weighPages } from '../site-checks/weigh-pages.ts'
import { contentForOlder } from './content-for-older.ts'
import { putAside } from './put-aside.ts'
import { type RunTime, timeCommand } from './time-command.ts'

/** What a run wrote; `bytes` is the size of all files, uncompressed. */
export interface Written {
  readonly pages: number
  readonly files: number
  readonly bytes: number
}

/** A full build, a second one after one new version, a full one by another checkout of this repository, and a plain loop. */
export interface BuildFigures extends RunTime, Written {
  readonly policies: number
  readonly versions: number
  readonly again: RunTime
  readonly before?: RunTime & Written
  /** The same views, written by a loop over plain template strings: see plain-loop.ts. */
  readonly plain: RunTime & Written
  /** Seconds that it takes just to write the same bytes to the same files. */
  readonly floorSeconds: number
  /** Sizes of pages after gzip, in bytes; `heavy` counts those that are over their budget with styles and scripts. */
  readonly page: {
    readonly median: number
    readonly largest: number
    readonly largestFile: string
    readonly heavy: number
  }
}

/**
 * Build a site into `dir`, replacing it, and measure the build; then add a version to one policy of the content and measure
 * a second one. `checkout` is the folder of another checkout, which builds the same records first. Throws when a build fails.
 */
export async function measureBuild(content: string, dir: string, checkout?: string): Promise<BuildFigures> {
  const before = checkout === undefined ? undefined : await timeOther(content, `${dir}-before`, checkout)
  const build = ['scripts/build.ts', resolve(dir)]
  // A build would delete what those of another site have left; where one site is built again and again, there is none.
  putAside(pagesFolder, dir)
  const full = await timeCommand({ args: [...build, '--full'], content })
  const output = measureOutput(content, dir)
  const plain = await measurePlain(content, `${dir}-plain`)
  const [policy = ''] = readdirSync(join(content, 'policies')).sort()
  addVersion(content, policy, { Effect: 'Allow', Action: 'connect:ListUsers', Resource: '*' })
  const again = await timeCommand({ args: build, content })
  return { ...full, ...(before && { before }), ...output, plain, again }
}

/** Have another checkout build the same records, in the form that it reads, and in full if it can do otherwise. */
async function timeOther(content: string, dir: string, checkout: string): Promise<RunTime & Written> {
  const older = `${dir}-content`
  const options = readFileSync(join(checkout, 'scripts/build.ts'), 'utf8').includes('--full')
    ? ['--full']
    : []
  const time = await timeCommand({
    args: ['scripts/build.ts', ...options, resolve(dir)],
    content: contentForOlder(checkout, content, older),
    checkout,
  })
  const other = { ...time, ...countWritten(listFiles(dir)) }
  putAside(dir, older)
  return other
}

async function measurePlain(content: string, dir: string): Promise<BuildFigures['plain']> {
  const time = await timeCommand({ args: ['scripts/bench/plain-loop.ts', resolve(dir)], content })
  const plain = { ...time, ...countWritten(listFiles(dir)) }
  putAside(dir)
  return plain
}

function measureOutput(
  content: string,
  dir: string,
): Omit<BuildFigures, keyof RunTime | 'again' | 'before' | 'plain'> {
  const files = listFiles(dir)
  const pages = files.filter((file) => file.endsWith('.html'))
  return {
    policies: globSync('policies/*/policy.json', { cwd: content }).length,
    versions: globSync('policies/*/v*.json', { cwd: content }).length,
    ...countWritten(files),
    floorSeconds: measureFloor(files, dir, `${dir}-floor`),
    page: measurePages(pages, dir),
  }
}

function listFiles(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

function countWritten(files: readonly string[]): Written {
  return {
    pages: files.filter((file) => file.endsWith('.html')).length,
    files: files.length,
    bytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
  }
}

function measureFloor(files: readonly string[], dir: string, to: string): number {
  let seconds = 0
  for (const file of files) {
    const bytes = readFileSync(file)
    const target = join(to, file.slice(dir.length))
    const started = performance.now()
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, bytes)
    seconds += (performance.now() - started) / 1000
  }
  putAside(to)
  return seconds
}

function measurePages(pages: readonly string[], dir: string): BuildFigures['page'] {
  const weights = pages
    .map((file) => ({ file: file.slice(dir.length + 1), size: gzipSync(readFileSync(file)).length }))
    .sort((a, b) => a.size - b.size)
  return {
    median: weights[Math.floor(weights.length / 2)]?.size ?? 0,
    largest: weights.at(-1)?.size ?? 0,
    largestFile: weights.at(-1)?.file ?? '',
    heavy: countHeavy(dir),
  }
}

function countHeavy(dir: string): number {
  const site = listSiteFiles(dir)
  return new Set(findWeightFaults(site, weighPages(site, '/')).map(({ file }) => file)).size
}
