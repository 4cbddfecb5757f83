import { expect, test } from 'vitest'
import { readPageHead } from '../publishing/page-head.ts'
import { unitePolicies } from './page-policy.ts'

const unitePages = (...pages: readonly string[]) =>
  unitePolicies(pages.map((html, at) => ({ file: `${at}.html`, ...readPageHead(`${at}.html`, html) })))

const page = (content: string, referrer = 'no-referrer') =>
  `<!doctype html><html><head><meta http-equiv="content-security-policy" content="${content}">
<meta name="referrer" content="${referrer}"></head><body><meta http-equiv="content-security-policy"></body></html>`

const second = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`

test('every source on every page is allowed, in order of first appearance', () => {
  const united = unitePages(
    page("default-src 'self';script-src 'self' 'sha256-a' 'sha256-b'"),
    page("default-src 'self'; script-src 'self' 'sha256-b' 'sha256-c';"),
  )
  expect(united).toEqual({
    content: "default-src 'self'; script-src 'self' 'sha256-a' 'sha256-b' 'sha256-c'",
    referrer: 'no-referrer',
  })
})

test.each([
  [
    'a page without a policy',
    '<head><meta name="referrer" content="no-referrer"></head>',
    'exactly once; found 0',
  ],
  [
    'a page with two',
    page("default-src 'self'").replace('</head>', `${second}</head>`),
    'exactly once; found 2',
  ],
  [
    'a directive that only some pages have',
    page("default-src 'self'; img-src data:"),
    'img-src is not a directive',
  ],
  ['a different referrer policy', page("default-src 'self'", 'origin'), 'referrer policy origin'],
  ['a policy that would end a header', page("default-src 'self'; img-src a, b"), 'not valid in a header'],
])('%s is rejected', (_, html, message) => {
  expect(() => unitePages(page("default-src 'self'"), html)).toThrow(message)
})

test('a site without pages is rejected', () => {
  expect(() => unitePages()).toThrow('has no pages')
})
