// Tests the list of pages for search engines and the dates in it.
import { expect, test } from 'vitest'
import { readXml } from '../site-checks/read-xml.ts'
import { datePages } from './page-dates.ts'
import { readCanonical } from './read-canonical.ts'
import { formatSitemap } from './sitemap.ts'

const root = 'https://policies.example.org/base/'
const urlOf = (n: number) => ({ url: `${root}page/${n}/?a=1&b=<2>`, lastmod: '2026-01-01T00:00:00Z' })
const namesOf = (text: string) => readXml(text).children.map(({ children: [loc] }) => loc?.text)

test('a site within the limit has one file, whose addresses are read back', () => {
  const pages = [urlOf(1), { url: `${root}undated/` }]
  const [file, ...more] = formatSitemap(pages, root, 2)
  expect(more).toEqual([])
  expect(namesOf(file?.text ?? '')).toEqual(pages.map(({ url }) => url))
  expect(file?.text.match(/<lastmod>/g)).toHaveLength(1)
})

test('a larger site has an index of parts that have every page once', () => {
  const pages = [1, 2, 3, 4, 5].map(urlOf)
  const [index, ...parts] = formatSitemap(pages, root, 2)
  expect(index?.name).toBe('sitemap.xml')
  expect(namesOf(index?.text ?? '')).toEqual(parts.map(({ name }) => root + name))
  expect(parts.flatMap(({ text }) => namesOf(text))).toEqual(pages.map(({ url }) => url))
})

test.each([
  ['', '2026-09-26T00:00:00Z'],
  ['policies/', '2026-09-26T00:00:00Z'],
  ['policies/parts/2/', '2026-09-26T00:00:00Z'],
  ['actions/connect/ListUsers/', '2026-09-26T00:00:00Z'],
  ['policies/A/', '2026-03-01T00:00:00Z'],
  ['policies/A/history/', '2026-03-01T00:00:00Z'],
  ['policies/A/compare/', '2026-03-01T00:00:00Z'],
  ['policies/A/v1/', '2026-01-01T00:00:00Z'],
  ['policies/A/v1/document/', '2026-01-01T00:00:00Z'],
  ['policies/A/v2/', undefined],
  ['policies/A/compare/v1...v3/', '2026-03-01T00:00:00Z'],
  ['policies/A/compare/v1...v2/', undefined],
  ['policies/B/', undefined],
])('the page %j has the date %s', (path, date) => {
  const dateOf = datePages({
    asOf: '2026-09-26T00:00:00Z',
    releases: [
      { policy: 'A', version: 'v3', created: '2026-03-01T00:00:00Z' },
      { policy: 'B', version: 'v1' },
      { policy: 'A', version: 'v2' },
      { policy: 'A', version: 'v1', created: '2026-01-01T00:00:00Z' },
    ],
  })
  expect(dateOf(path)).toBe(date)
})

test('only a canonical link in the head counts', () => {
  const link = '<link rel="canonical" href="https://a.example/?a=1&amp;b=2">'
  expect(readCanonical(`<head>${link}</head><body>`)).toBe('https://a.example/?a=1&b=2')
  expect(readCanonical(`<head></head><body>${link}`)).toBeUndefined()
})
