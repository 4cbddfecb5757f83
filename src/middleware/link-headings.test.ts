import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brokenMarkup } from '../../tests/support/markup.ts'
import { applyEdits } from './edits.ts'
import { linkHeadings } from './link-headings.ts'

const link = (html: string) => applyEdits(html, linkHeadings(html))

const cases: readonly (readonly [what: string, before: string, after: string])[] = [
  [
    'a heading with an ID',
    '<h2 id="growth">Growth</h2>',
    '<h2 id="growth"><a class="permalink" href="#growth">Growth</a></h2>',
  ],
  [
    'whitespace around the text',
    '<h3 class="a" id="x.y"> Text </h3>',
    '<h3 class="a" id="x.y"> <a class="permalink" href="#x.y">Text</a> </h3>',
  ],
  [
    'whitespace in the tag',
    '<h2 id="a" >Text</h2>',
    '<h2 id="a"><a class="permalink" href="#a">Text</a></h2>',
  ],
  [
    'a count after the text',
    '<h2 id="grants">Grants <span class="quiet">12</span></h2>',
    '<h2 id="grants"><a class="permalink" href="#grants">Grants</a> <span class="quiet">12</span></h2>',
  ],
  [
    'a link in the remark after the text',
    '<h2 id="f">Findings <span class="quiet"><a href="/rules/">of the checker</a></span></h2>',
    '<h2 id="f"><a class="permalink" href="#f">Findings</a> <span class="quiet"><a href="/rules/">of the checker</a></span></h2>',
  ],
  [
    'elements in the text',
    '<h2 id="a"><code>connect</code> Amazon Connect</h2>',
    '<h2 id="a"><a class="permalink" href="#a"><code>connect</code> Amazon Connect</a></h2>',
  ],
  [
    'the first heading of a section with an ID',
    '<section class="change" id="gained"> <h2> <b>5 gained</b> </h2>',
    '<section class="change" id="gained"> <h2> <a class="permalink" href="#gained"><b>5 gained</b></a> </h2>',
  ],
  [
    'its own ID instead of that of its section',
    '<section id="text"><h2 id="own">Text</h2>',
    '<section id="text"><h2 id="own"><a class="permalink" href="#own">Text</a></h2>',
  ],
]
for (const [what, before, after] of cases) {
  test(`${what}: the text becomes the link`, () => {
    expect(link(`<main>${before}</main>`)).toBe(`<main>${after}</main>`)
  })
}

const untouched: readonly (readonly [what: string, html: string])[] = [
  ['a heading without an address', '<h2>Text</h2>'],
  ['the heading of the page', '<h1 id="top">Page</h1>'],
  ['a heading that is already a link', '<h3 id="v4"><a href="/v4/">v4</a></h3>'],
  ['a heading with only a remark', '<h2 id="x"><span class="quiet">12</span></h2>'],
  ['a second heading of a section', '<section id="s"><p>Text</p><h3>More</h3></section>'],
  ['a heading with id only in the name of another attribute', '<h2 data-id="x">Text</h2>'],
]
for (const [what, html] of untouched) {
  test(`${what} stays as it is`, () => {
    expect(link(html)).toBe(html)
  })
}

test('linking a second time changes nothing', () => {
  const once = link('<h2 id="a">A</h2><h3 id="b">B</h3>')
  expect(link(once)).toBe(once)
})

test('in any markup, one pattern that is tried everywhere comes to the same', () => {
  fc.assert(
    fc.property(brokenMarkup, (html) => {
      expect(link(html)).toBe(linkByPattern(html))
    }),
    { numRuns: 3000 },
  )
})

/** Link headings with a pattern alone. */
function linkByPattern(html: string): string {
  const heading =
    /(?<open><section\b(?<section>[^>]*)>\s*)?<(?<tag>h[2-4])\b(?<own>(?:\s+[\w:-]+(?:="[^"]*")?)*)\s*>(?<inside>[\s\S]*?)<\/\k<tag>>/g
  const readId = (attributes: string) => attributes.match(/\sid="([\w.:-]+)"/)?.[1]
  return html.replace(heading, (all: string, ...rest: readonly unknown[]) => {
    const { open = '', section = '', tag, own = '', inside = '' } = rest.at(-1) as Record<string, string>
    const id = readId(own) ?? readId(section)
    const [end = ''] = inside.match(/\s*<span class="quiet"[^>]*>[\s\S]*$/) ?? []
    const name = inside.slice(0, inside.length - end.length)
    if (id === undefined || name.trim() === '' || name.includes('<a ')) return all
    const [, before = '', text = '', after = ''] = name.match(/^(\s*)([\s\S]*?)(\s*)$/) ?? []
    return `${open}<${tag}${own}>${before}<a class="permalink" href="#${id}">${text}</a>${after}${end}</${tag}>`
  })
}
