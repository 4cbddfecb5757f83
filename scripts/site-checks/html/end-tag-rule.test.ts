import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import { expect, test } from 'vitest'
import { endTags } from './end-tag-rule.ts'

const validator = new HtmlValidate(
  new StaticConfigLoader({ root: true, plugins: [endTags], rules: { 'end-tags': 'error' } }),
)

/** List what is wrong with the end tags of some markup. */
async function check(html: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) => messages.map(({ message }) => message))
}

test('items, terms and cells may have no end tag', async () => {
  expect(await check('<ul><li>a<li>b</ul><dl><dt>a<dd>b</dl>')).toEqual([])
  expect(await check('<table><tbody><tr><th>a<td>b<tr><td>c</tbody></table>')).toEqual([])
})

test('other elements need theirs', async () => {
  expect(await check('<div><p>a</div>')).toEqual(['<p> has no end tag'])
  expect(await check('<p>a<div>b</div>')).toEqual(['<p> has no end tag'])
  expect(await check('<select><option>a<option>b</select>')).toEqual([
    '<option> has no end tag',
    '<option> has no end tag',
  ])
})
