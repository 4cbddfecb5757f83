import { expect, test } from 'vitest'
import { startModulesLater, writePlainQuotes } from './lean-html.ts'

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

test('quotation marks stay escaped in a value that looks like markup', () => {
  const tag = '<p title="<b class=&quot;c&quot;> &#39;d&#39; </b> &quot;">'
  expect(writePlainQuotes(`${tag}&quot;</p>`)).toBe(`${tag}"</p>`)
})
