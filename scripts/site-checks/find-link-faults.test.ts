import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { listSiteFiles } from '../site/site-files.ts'
import { findLinkFaults } from './find-link-faults.ts'

const dirs: string[] = []
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

/** Check a site with this home page, a page with one ID, and other files. */
function check(body: string, base = '/', other: Readonly<Record<string, string>> = {}): readonly string[] {
  const dir = mkdtempSync(join(tmpdir(), 'link-test-'))
  dirs.push(dir)
  const files = { 'index.html': body, 'page/index.html': '<p id="here">', ...other }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  const faults = findLinkFaults(listSiteFiles(dir), { origin: 'https://example.org', base })
  return faults.map(({ file, what, expected }) => `${file}: ${what}, expected ${expected}`)
}

test('accepts links that lead somewhere', () => {
  const good = [
    '/',
    '/page/',
    'page/',
    '/page/#here',
    '/page/?q=1#here',
    '#own',
    '#top',
    'https://example.com/x',
    'mailto:a@b.c',
  ]
  expect(check(`<p id="own">${good.map((href) => `<a href="${href}">x</a>`).join('')}`)).toEqual([])
})

test('finds a link to a page that is not there', () => {
  expect(check('<a href="/nowhere/">x</a>')).toEqual([
    'index.html: link to /nowhere/, expected a file nowhere/index.html',
  ])
})

test('finds a link without its trailing slash', () => {
  expect(check('<a href="/page">x</a>')).toEqual(['index.html: link to /page, expected a trailing slash'])
})

test('finds a fragment that names no element', () => {
  expect(check('<a href="/page/#gone">x</a>')).toEqual([
    'index.html: link to /page/#gone, expected an element with id="gone" in page/index.html',
  ])
})

test('finds scripts, images and styles that are not there', () => {
  const body = '<script src="/a.js"></script><img srcset="/b.png 1x, /page/ 2x"><link href="/c.css">'
  expect(check(body).map((fault) => fault.split(',')[0])).toEqual([
    'index.html: link to /a.js',
    'index.html: link to /b.png',
    'index.html: link to /c.css',
  ])
})

test('finds a link that leaves the sub-path', () => {
  expect(check('<a href="/page/">x</a><a href="/sub/page/">y</a>', '/sub/')).toEqual([
    'index.html: link to /page/, expected a path that starts with /sub/',
  ])
})

test('a relative link on the 404 page is a fault, because that page is shown at any URL', () => {
  const pages = { '404.html': '<a href="page/">x</a><a href="/page/">y</a><a href="#m">z</a><p id="m">' }
  expect(check('', '/', pages)).toEqual([
    '404.html: link to page/, expected a file any/missing/page/page/index.html',
  ])
})

test('finds broken URLs of the site in feeds and JSON', () => {
  const feed =
    '<link>https://example.org/page/</link><id>https://example.org/gone/</id> See https://example.org/page/.'
  expect(check('', '/', { 'rss.xml': feed })).toEqual([
    'rss.xml: link to https://example.org/gone/, expected a file gone/index.html',
  ])
})

test('a question in a link to the page that asks is no fragment, but must be readable', () => {
  const pages = { 'ask/index.html': '' }
  const body =
    '<a href="/ask/#v1&identity=A@v4&action=a:B">x</a><a href="/ask/#v1&identity=../x">y</a><a href="/ask/#z">z</a>'
  expect(check(body, '/', pages).map((fault) => fault.split(',')[0])).toEqual([
    'index.html: link to /ask/#v1&identity=../x',
    'index.html: link to /ask/#z',
  ])
})
