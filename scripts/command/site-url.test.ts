// Tests which origins a build accepts, and what it says about the others.
import { expect, test } from 'vitest'
import { describeMissingUrl, localUrl, readSiteUrl } from './site-url.ts'

test.each([
  [undefined, localUrl],
  ['', localUrl],
  ['https://policies.example.org', 'https://policies.example.org'],
  ['https://policies.example.org/', 'https://policies.example.org'],
  ['HTTPS://Policies.Example.org:443', 'https://policies.example.org'],
  ['http://10.0.0.1:8080', 'http://10.0.0.1:8080'],
])('SITE_URL %j is %s', (given, origin) => {
  expect(readSiteUrl(given === undefined ? {} : { SITE_URL: given })).toBe(origin)
})

test.each([
  ['https://example.org/catalog', 'SITE_URL=https://example.org BASE_PATH=/catalog/ npm run build'],
  ['https://example.org/a/b/', 'SITE_URL=https://example.org BASE_PATH=/a/b/ npm run build'],
  ['https://example.org/?a=1', 'SITE_URL=https://example.org npm run build'],
  ['https://example.org/#top', 'SITE_URL=https://example.org npm run build'],
  ['https://me:secret@example.org', 'SITE_URL=https://example.org npm run build'],
  ['policies.example.org', 'SITE_URL=https://policies.example.org npm run build'],
  ['ftp://example.org', 'SITE_URL=https://policies.example.org npm run build'],
])('SITE_URL %s is refused with both variables explained', (given, suggestion) => {
  const read = () => readSiteUrl({ SITE_URL: given })
  expect(read).toThrow(given)
  expect(read).toThrow('BASE_PATH')
  expect(read).toThrow(suggestion)
})

test('a build without SITE_URL says what will be wrong; a build with it says nothing', () => {
  expect(describeMissingUrl({})).toMatch(
    /^WARNING: SITE_URL is not set.*localhost:4321[\s\S]*canonical links/,
  )
  expect(describeMissingUrl({ SITE_URL: 'https://example.org' })).toBeUndefined()
})
