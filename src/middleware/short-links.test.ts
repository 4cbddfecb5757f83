import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLinkShortener } from './short-links.ts'

const cases: readonly (readonly [page: string, href: string, short: string])[] = [
  ['/policies/A/v2/', '/policies/A/v2/#s1', '#s1'],
  ['/policies/A/v2/', '/policies/A/v1/#s1', '../v1/#s1'],
  ['/policies/A/v2/', '/policies/A/', '../'],
  ['/policies/A/v2/', '/policies/B/', '../../B/'],
  ['/policies/A/v2/', '/actions/', '/actions/'],
  ['/policies/A/', '/policies/A/compare/v1...v2/', 'compare/v1...v2/'],
  ['/policies/A/', '/policies/A/', './'],
  ['/policies/A/', '/policies/AB/', '../AB/'],
  ['/actions/s3/GetObject/', '/actions/s3/PutObject/', '../PutObject/'],
  ['/search/', '/search/?q=a', '?q=a'],
  ['/ask/', '/ask/#v1&amp;action=a:B', '/ask/#v1&amp;action=a:B'],
  ['/a/', '/a/b:c/', '/a/b:c/'],
  ['/a/', '/a//b/', '/a//b/'],
  ['/a/', 'https://example.org/a/', 'https://example.org/a/'],
  ['/', '/a/', 'a/'],
]
for (const [page, href, short] of cases) {
  test(`${href} on ${page} is ${short}`, () => {
    expect(createLinkShortener(page)(href)).toBe(short)
  })
}

test('a short address leads to the same place and is not longer', () => {
  const path = fc
    .array(fc.constantFrom('a', 'b', 'cc', 'd...e', 'f:g', '', '..'), { maxLength: 4 })
    .map((names) => `/${names.map((name) => `${name}/`).join('')}`)
    // Two slashes start an address with a host.
    .filter((one) => !one.startsWith('//'))
  const end = fc.constantFrom('', '#x', '?q=1', 'file.csv', '?q=a/b#c:d')
  fc.assert(
    fc.property(path, path, end, (page, folder, rest) => {
      const short = createLinkShortener(page)(folder + rest)
      const at = (href: string) => new URL(href, `https://example.org${page}`).href
      expect(at(short)).toBe(at(folder + rest))
      expect(short.length).toBeLessThanOrEqual(folder.length + rest.length)
    }),
    { numRuns: 2000 },
  )
})
