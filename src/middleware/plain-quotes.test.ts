import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brokenMarkup } from '../../tests/support/markup.ts'
import { applyEdits } from './edits.ts'
import { writePlainQuotes } from './plain-quotes.ts'

const write = (html: string) => applyEdits(html, writePlainQuotes(html))

test('quotation marks are plain in text and stay escaped in attributes', () => {
  expect(write('<p title="a > &quot;b&quot; &#39;">&quot;Sid&quot;: &#39;x&#39; &lt;b&gt;</p>')).toBe(
    `<p title="a > &quot;b&quot; &#39;">"Sid": 'x' &lt;b&gt;</p>`,
  )
})

test('quotation marks stay escaped in a value that looks like markup', () => {
  const tag = '<p title="<b class=&quot;c&quot;> &#39;d&#39; </b> &quot;">'
  expect(write(`${tag}&quot;</p>`)).toBe(`${tag}"</p>`)
})

test.each([
  ['&quot;', '"'],
  ['a &#39;', "a '"],
  ['<b &quot;', '<b "'],
  ['<b title="> &quot;', '<b title="> "'],
  ['<p>&amp;quot; &quot</p>', '<p>&amp;quot; &quot</p>'],
])('%s, at the end of the text, is written %s', (before, after) => {
  expect(write(before)).toBe(after)
})

test('in any markup, one pattern that reads every tag comes to the same', () => {
  const readByPattern = (html: string) =>
    html.replace(/(<[^>"]*(?:"[^"]*"[^>"]*)*>)|&quot;|&#39;/g, (found, tag?: string) =>
      tag === undefined ? (found === '&quot;' ? '"' : "'") : found,
    )
  fc.assert(
    fc.property(brokenMarkup, (html) => {
      expect(write(html)).toBe(readByPattern(html))
    }),
    { numRuns: 2000 },
  )
})
