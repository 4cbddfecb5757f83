import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { listSiteFiles } from '../site/site-files.ts'
import { unitePolicies } from './page-policy.ts'

const made: string[] = []
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true })
})

function siteOf(...pages: readonly string[]) {
  const dir = mkdtempSync(join(tmpdir(), 'page-policy-'))
  made.push(dir)
  for (const [at, html] of pages.entries()) writeFileSync(join(dir, `${at}.html`), html)
  return listSiteFiles(dir)
}

const page = (content: string, referrer = 'no-referrer') =>
  `<!doctype html><html><head><meta http-equiv="content-security-policy" content="${content}">
<meta name="referrer" content="${referrer}"></head><body><meta http-equiv="content-security-policy"></body></html>`

const second = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`

test('every source on every page is allowed, in order of first appearance', () => {
  const site = siteOf(
    page("default-src 'self';script-src 'self' 'sha256-a' 'sha256-b'"),
    page("default-src 'self'; script-src 'self' 'sha256-b' 'sha256-c';"),
  )
  expect(unitePolicies(site)).toEqual({
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
  expect(() => unitePolicies(siteOf(page("default-src 'self'"), html))).toThrow(message)
})

test('a site without pages is rejected', () => {
  expect(() => unitePolicies(siteOf())).toThrow('has no pages')
})
