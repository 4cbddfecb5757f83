// Tests that the check of files for search engines and hosts finds each fault.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { listSiteFiles } from '../site/site-files.ts'
import { findPublishingFaults } from './find-publishing-faults.ts'

const root = 'https://a.example/base/'
const page = (path: string) => `<head><link rel="canonical" href="${root}${path}"></head><body>`
const sitemap = (...urls: readonly string[]) =>
  `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.map((url) => `<url><loc>${url}</loc></url>`).join('')}</urlset>`
const right: Readonly<Record<string, string>> = {
  'index.html': page(''),
  '404.html': '<head></head><body>',
  'about/index.html': page('about/'),
  'sitemap.xml': sitemap(root, `${root}about/`),
  'robots.txt': `User-agent: *\nAllow: /\n\nSitemap: ${root}sitemap.xml\n`,
  'favicon.ico': '',
  'calendar.ics': '',
  'api/v1/releases.json': '{}',
  _headers: ['api/*', 'sitemap.xml', 'calendar.ics']
    .map((path) => `/base/${path}\n  Access-Control-Allow-Origin: *`)
    .join('\n'),
}

test.each([
  ['nothing wrong', {}, []],
  ['a page that the sitemap lacks', { 'new/index.html': page('new/') }, [`sitemap.xml: no ${root}new/`]],
  [
    'an entry without a page, and one twice',
    { 'sitemap.xml': sitemap(root, `${root}about/`, root, `${root}old/`) },
    ['sitemap.xml: a page twice', `sitemap.xml: ${root}old/`],
  ],
  ['a robots.txt without the sitemap', { 'robots.txt': 'User-agent: *' }, ['robots.txt: no sitemap']],
  ['a data file without a rule', { 'a.csv': '' }, ['_headers: 0 rules open a.csv to other sites']],
  [
    'two rules for one file',
    { _headers: `${right['_headers']}\n/base/*.ics\n  Access-Control-Allow-Origin: *` },
    ['_headers: 2 rules open calendar.ics to other sites'],
  ],
  [
    'a rule that opens pages',
    { _headers: `${right['_headers']}\n/base/about/*\n  Access-Control-Allow-Origin: *` },
    ['_headers: 1 rules open about/index.html to other sites'],
  ],
])('%s', (_what, changed, expected) => {
  const dir = mkdtempSync(join(tmpdir(), 'publishing-'))
  for (const [path, text] of Object.entries({ ...right, ...changed })) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  const faults = findPublishingFaults(listSiteFiles(dir), { origin: 'https://a.example', base: '/base/' })
  rmSync(dir, { recursive: true })
  expect(faults.map(({ file, what }) => `${file}: ${what}`)).toEqual(expected)
})
