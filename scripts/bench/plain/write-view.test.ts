import { expect, test } from 'vitest'
import { writeMarkdown, writePage, writeXml } from './write-view.ts'

const view = {
  name: 'A & B',
  none: undefined,
  empty: [],
  link: { href: '/x/?a=1&b=2', text: 'X' },
  words: ['one', '<two>'],
  rows: [
    { id: 'v1', day: 'Monday', count: 3 },
    { id: 'v2', day: 'Tuesday', count: 0 },
  ],
}

test('a page has everything of its view, escaped: links, lists and tables', () => {
  const page = writePage('T', { home: '/' }, view)
  for (const part of [
    '<nav>/ </nav>',
    '<h1>T</h1>A &amp; B ',
    '<h2>link</h2><a href="/x/?a=1&amp;b=2">X </a>',
    '<h2>words</h2><p>one &lt;two&gt;</p>',
    '<tr><th>id<th>day<th>count<tr><td>v1<td>Monday<td>3<tr><td>v2<td>Tuesday<td>0</table>',
  ])
    expect(page).toContain(part)
  expect(page).not.toContain('none')
})

test('the same view as Markdown and as XML', () => {
  expect(writeMarkdown('T', view)).toContain('## words\n\n- one\n- <two>')
  expect(writeXml('v', view)).toContain('<v><name>A &amp; B</name><link><href>/x/?a=1&amp;b=2</href>')
})
