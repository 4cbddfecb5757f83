import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brokenMarkup } from '../../tests/support/markup.ts'
import { applyEdits } from './edits.ts'
import { createPagePolicy } from './page-policy.ts'

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const page = (rest: string) => `<!DOCTYPE html><html><head><meta charset="utf-8">${rest}</head><body></body>`
const own = { scripts: ['run(“x”)', 'go()', 'other()'], styles: ['a{}', 'a{}', 'b{}'] }
const listPolicy = createPagePolicy(own)
const addPolicy = (html: string) => applyEdits(html, listPolicy(html))

/** Read the directives of a page's policy. */
function directivesOf(html: string): Readonly<Record<string, string>> {
  const [, content = ''] = html.match(/<meta http-equiv="content-security-policy" content="([^"]*)">/) ?? []
  return Object.fromEntries(
    content
      .split(';')
      .filter((directive) => directive !== '')
      .map((directive) => [directive.split(' ')[0], directive]),
  )
}

test('a page allows those of the own scripts and styles that it has, and nothing from elsewhere', () => {
  const html = addPolicy(
    page('<style data-a="b">a{}</style><script>run(“x”)</script><script data-modules="/a.js">go()</script>'),
  )
  expect(directivesOf(html)).toEqual({
    'default-src': "default-src 'self'",
    'img-src': "img-src 'self' data:",
    'base-uri': "base-uri 'none'",
    'form-action': "form-action 'self'",
    'object-src': "object-src 'none'",
    'script-src': `script-src 'self' 'wasm-unsafe-eval' ${hashOf('run(“x”)')} ${hashOf('go()')}`,
    'style-src': `style-src 'self' ${hashOf('a{}')}`,
  })
})

test('a script or style that is not the project’s own gets no permission, whatever it hides', () => {
  const html = addPolicy(
    page('<script>alert(1)</script><style>c{}</style><p title="<script>alert(2)"><script>go()</script>'),
  )
  expect(directivesOf(html)['script-src']).toBe(`script-src 'self' 'wasm-unsafe-eval' ${hashOf('go()')}`)
  expect(directivesOf(html)['style-src']).toBe("style-src 'self'")
})

test('the policy comes before everything that it is about', () => {
  const html = addPolicy(page('<script>go()</script><link rel="stylesheet" href="/b.css">'))
  expect(html.startsWith(page('<meta http-equiv').split('</head>')[0] ?? '')).toBe(true)
})

test('in any markup, searching the whole page for each script and style comes to the same', () => {
  const listIn = (html: string, texts: readonly string[], tag: string) =>
    [...new Set(texts)].filter((text) => html.includes(`>${text}</${tag}>`)).map(hashOf)
  fc.assert(
    fc.property(brokenMarkup, (markup) => {
      const html = page(markup)
      const directives = directivesOf(addPolicy(html))
      expect(directives['script-src']?.split(' ').slice(3)).toEqual(listIn(html, own.scripts, 'script'))
      expect(directives['style-src']?.split(' ').slice(2)).toEqual(listIn(html, own.styles, 'style'))
    }),
    { numRuns: 2000 },
  )
})
