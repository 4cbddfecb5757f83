import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { keepOwnHashes, startModulesLater, writePlainQuotes } from './lean-html.ts'

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const withPolicy = (scripts: string, styles: string, rest: string) =>
  `<head><meta http-equiv="content-security-policy" content="default-src 'self'; script-src 'self'${scripts}; style-src 'self'${styles};">${rest}`

test('a page allows the scripts and styles that it has, and no others', async () => {
  const rest = `<style>a{}</style><script>run(“x”)</script><script type="module" src="/a.js"></script>`
  const [script, style, other] = [hashOf('run(“x”)'), hashOf('a{}'), hashOf('b{}')]
  expect(await keepOwnHashes(withPolicy(` ${script} ${other}`, ` ${other} ${style}`, rest))).toBe(
    withPolicy(` ${script}`, ` ${style}`, rest),
  )
})

test('a page without a Content-Security-Policy stays as it is', async () => {
  const html = `<p>'sha256-abc='</p>`
  expect(await keepOwnHashes(html)).toBe(html)
})

test('one script starts the modules in order', () => {
  const html = '<head><script>a</script></head><body><p>$&</p>MODULES</body>'
  const module = (path: string) => `<script type="module" src="${path}"></script>`
  expect(startModulesLater(html.replace('MODULES', module('/a.js') + module('/b.js')), 'go("$&")')).toBe(
    html.replace('MODULES', () => '<script data-modules="/a.js /b.js">go("$&")</script>'),
  )
  expect(startModulesLater(html, 'go()')).toBe(html)
})

test('quotation marks are plain in text and stay escaped in attributes', () => {
  expect(
    writePlainQuotes('<p title="a > &quot;b&quot; &#39;">&quot;Sid&quot;: &#39;x&#39; &lt;b&gt;</p>'),
  ).toBe(`<p title="a > &quot;b&quot; &#39;">"Sid": 'x' &lt;b&gt;</p>`)
})
