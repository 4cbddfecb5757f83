import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { listSiteFiles } from '../site/site-files.ts'
import type { Budget } from './budgets.ts'
import { findWeightFaults } from './find-weight-faults.ts'
import { weighPages } from './weigh-pages.ts'

const dirs: string[] = []
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

/** Make text that gzip cannot compress to much less than three quarters. */
function noise(length: number): string {
  let state = 1
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return String.fromCharCode(48 + Math.floor((state / 2 ** 32) * 64))
  })
    .join('')
    .replace(/[<>"\\]/g, '-')
}

const page =
  '<link rel="stylesheet" href="/_astro/all.css"><script data-modules="/_astro/all.js">go()</script>'
const light: Budget = { kind: 'a page', file: /\.html$/, page: 9000, script: 3000, raw: 20_000 }

function check(files: Readonly<Record<string, string>>, limits: readonly Budget[], base = '/') {
  const dir = mkdtempSync(join(tmpdir(), 'weight-test-'))
  dirs.push(dir)
  for (const [path, text] of Object.entries({ '_astro/all.css': '', '_astro/all.js': '', ...files })) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  const site = listSiteFiles(dir)
  return findWeightFaults(site, weighPages(site, base), limits).map(
    ({ file, what, expected }) =>
      `${file}: ${what.replace(/;.*/, '').replace(/[\d.]+ kB/, 'N kB')}, ${expected}`,
  )
}

test('a page within its budget is not a fault', () => {
  expect(check({ 'index.html': page + noise(5000), '_astro/all.css': noise(2000) }, [light])).toEqual([])
})

test('styles and scripts count as part of the page', () => {
  const files = {
    'index.html': page + noise(5000),
    '_astro/all.css': noise(5000),
    '_astro/all.js': noise(3000),
  }
  expect(check(files, [light])).toEqual([
    'index.html: with styles and scripts: N kB, at most 9.0 kB for a page',
  ])
})

test('a script counts with what it imports and the worker it starts', () => {
  const files = {
    'index.html': page,
    '_astro/all.js': 'import"./part.js";new Worker(new URL("/_astro/worker.js",import.meta.url))',
    '_astro/part.js': noise(2000),
    '_astro/worker.js': `import "./part.js";${noise(2500)}`,
  }
  expect(check(files, [light])).toEqual(['index.html: scripts: N kB, at most 3.0 kB for a page'])
  expect(check({ ...files, '_astro/part.js': '' }, [light])).toEqual([])
})

test('a script that is loaded on demand does not count', () => {
  const files = {
    'index.html': page,
    '_astro/all.js': 'import(`./later.js`)',
    '_astro/later.js': noise(9000),
  }
  expect(check(files, [light])).toEqual([])
})

test('a page that waits for a second style sheet is found', () => {
  const files = {
    'index.html': `${page}<link rel="stylesheet" href="/_astro/more.css">`,
    '_astro/all.css': '',
    '_astro/more.css': '',
    '_astro/all.js': '',
  }
  expect(check(files, [light])).toEqual([
    'index.html: it waits for 2 style sheets: _astro/all.css, _astro/more.css, one style sheet; put styles that few pages need in those pages',
  ])
})

test('a page that is long but compresses well is found too', () => {
  expect(check({ 'index.html': page + 'x'.repeat(30_000) }, [light])).toEqual([
    'index.html: uncompressed HTML: N kB, at most 20.0 kB for a page',
  ])
})

test('the median page of a kind has its own budget', () => {
  const files = { 'a.html': page + noise(100), 'b.html': page + noise(5000), 'c.html': page + noise(6000) }
  expect(check(files, [{ ...light, middle: 2000 }])).toEqual([
    'b.html: the median of 3 pages: N kB, at most 2.0 kB for a page',
  ])
  expect(check({ ...files, 'b.html': page }, [{ ...light, middle: 2000 }])).toEqual([])
})

test('the first budget that a page matches applies to it, under a sub-path too', () => {
  const below = '<script data-modules="/some/where/_astro/all.js">go()</script>'
  const files = { 'index.html': below, 'check/index.html': below, '_astro/all.js': noise(5000) }
  const limits = [{ ...light, kind: 'the checker', file: /^check\//, script: 8000 }, light]
  expect(check(files, limits, '/some/where/')).toEqual([
    'index.html: scripts: N kB, at most 3.0 kB for a page',
  ])
})
