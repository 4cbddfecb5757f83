import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { addPagePolicy } from './page-policy.ts'

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const page = (rest: string) => `<!DOCTYPE html><html><head><meta charset="utf-8">${rest}</head><body></body>`

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

test('a page allows the scripts and styles that it has, and nothing from elsewhere', () => {
  const html = addPagePolicy(
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

test('the same script twice is allowed once, and data and files of the site need no hash', () => {
  const html = addPagePolicy(
    page(
      '<script>a</script><script>a</script><script type="application/json">{"b":1}</script><script src="/c.js"></script>',
    ),
  )
  expect(directivesOf(html)['script-src']).toBe(`script-src 'self' 'wasm-unsafe-eval' ${hashOf('a')}`)
  expect(directivesOf(html)['style-src']).toBe("style-src 'self'")
})

test('the policy comes before everything that it is about', () => {
  const html = addPagePolicy(page('<script>a</script><link rel="stylesheet" href="/b.css">'))
  expect(html.startsWith(page('<meta http-equiv').split('</head>')[0] ?? '')).toBe(true)
})
