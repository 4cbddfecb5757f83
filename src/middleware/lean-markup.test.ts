import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brokenMarkup, readMarkup, wholeMarkup } from '../../tests/support/markup.ts'
import { leanMarkup } from './lean-markup.ts'

const keep = (href: string) => href
const lean = (body: string) => leanMarkup(`<body>${body}`, keep).slice('<body>'.length)

const cases: readonly (readonly [what: string, before: string, after: string])[] = [
  ['a plain value', '<p class="a" id="b-1">', '<p class=a id=b-1>'],
  ['an address', '<a href="/a/#b">a</a>', '<a href=/a/#b>a</a>'],
  ['a value with a space', '<p class="a b">', '<p class="a b">'],
  ['a value with a sign that HTML reserves', '<p title="a=b" lang="`">', '<p title="a=b" lang="`">'],
  ['an empty value', '<p title="">', '<p title="">'],
  ['a value before a slash', '<path d="M0"/>', '<path d="M0"/>'],
  ['values that look like markup', '<p title="</li><li>" id="a">', '<p title="</li><li>" id=a>'],
  ['a value with the end of a tag', '<p title="a > b" id="a">x</p>', '<p title="a > b" id=a>x</p>'],
  ['text that looks like a value', '<p>id="a" </p>', '<p>id="a" </p>'],
  ['a script', '<script async src="/a.js">x="y" </script>', '<script async src="/a.js">x="y" </script>'],
  ['items', '<ul><li>a</li><li>b</li></ul>', '<ul><li>a<li>b</ul>'],
  ['an item before space', '<ul><li>a</li> </ul>', '<ul><li>a</li> </ul>'],
  ['terms', '<dl><div><dt>a</dt><dd>b</dd></div></dl>', '<dl><div><dt>a<dd>b</div></dl>'],
  [
    'rows',
    '<tbody><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></tbody>',
    '<tbody><tr><th>a<td>b<tr><td>c</tbody>',
  ],
  ['a cell before a heading cell', '<tr><td>a</td><th>b</th></tr>', '<tr><td>a</td><th>b</tr>'],
]
for (const [what, before, after] of cases) {
  test(`${what}: ${after}`, () => {
    expect(lean(before)).toBe(after)
  })
}

test('the head stays as it is', () => {
  const head = '<head><link rel="canonical" href="/a/"></head>'
  expect(leanMarkup(`${head}<body class="a">`, keep)).toBe(`${head}<body class=a>`)
})

test('a page that text search reads keeps its end tags', () => {
  expect(lean('<main data-pagefind-body><ul id="a"><li>a</li></ul></main>')).toBe(
    '<main data-pagefind-body><ul id=a><li>a</li></ul></main>',
  )
})

test('only addresses are shortened', () => {
  const html = '<body><a href="/a b/" data-href="/a b/" title="/a/">'
  expect(leanMarkup(html, (href) => href.slice(1))).toBe('<body><a href="a b/" data-href="/a b/" title=/a/>')
})

const item = fc.oneof(wholeMarkup, fc.constantFrom('', 'text', '<i>a</i>'))
const list = fc
  .record({ pieces: fc.array(item, { maxLength: 4 }), space: fc.constantFrom('', ' ') })
  .chain(({ pieces, space }) => {
    const wrap = (tag: string) => pieces.map((piece) => `<${tag} id="a">${piece}</${tag}>`).join(space)
    return fc.constantFrom(
      `<ul>${wrap('li')}</ul>`,
      `<ol><li>${`<ul>${wrap('li')}</ul>`}</li></ol>`,
      `<dl>${wrap('dt')}${wrap('dd')}</dl>`,
      `<dl><div><dt>a</dt>${wrap('dd')}</div></dl>`,
      `<table><thead><tr>${wrap('th')}</tr></thead><tbody><tr>${wrap('td')}</tr><tr>${wrap('td')}</tr></tbody></table>`,
    )
  })

test('the same elements are read with the same values and texts', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(list, wholeMarkup)), (pieces) => {
      const html = pieces.join('')
      expect(readMarkup(lean(html))).toEqual(readMarkup(html))
    }),
    { numRuns: 2000 },
  )
})

test('any markup comes to an end', () => {
  fc.assert(fc.property(brokenMarkup, (html) => lean(html).length <= html.length))
})
