// Makes random markup, as hostile and as broken as no page is, to compare two ways to read it, and reads markup.
import fc from 'fast-check'
import { Parser } from 'htmlparser2'

/** What markup breaks at: parts of tags, values that look like markup, escaped and plain marks, white space. */
const parts = [
  ...['<', '>', '"', "'", '=', '/', ' ', '\n', '&', '&quot;', '&#39;', '&lt;', '&amp;', 'text', '“é”'],
  ...[
    '<p>',
    '</p>',
    '<p title="',
    '<b class="<b>">',
    '<img alt="a > &quot;">',
    '<br>',
    '"></p>',
    '">',
    '<!--',
  ],
  ...['<h2 id="a">A</h2>', '<section id="s"> <h2>', '<h2 class="b" id="b" >', '<h2>&quot;</h2>', '</h2>'],
  ...['<h2', '<h2>', '<h3 id="a">', '<h4 id="x.y" ', ' id="b"', ' id="ä"', '</h2>', '</h3>', '</h4>', '<hr>'],
  ...['<section', '<section id="s">', '<section title="<h2>" id="t">', '</section>', '<a href="/">', '</a>'],
  ...['<span class="quiet">', ' <span class="quiet" id="q">', '</span>', 'data-id="c"'],
  ...['<script>', '</script>', '<script type="module" src="', '<script type="module" src="/a.js"></script>'],
  ...[
    '<style>',
    '</style>',
    'go()',
    '<script data-modules="/a.js">go()</script>',
    'a{}',
    '<style>a{}</style>',
  ],
]

/** Any order of parts of markup; most of it is broken. */
export const brokenMarkup = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...parts) }, fc.string({ maxLength: 3 })), {
    maxLength: 40,
  })
  .map((pieces) => pieces.join(''))

const escapeText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
const words = fc.array(
  fc.constantFrom('a', ' ', '"', "'", '<', '>', '<h2>', '&', '</body>', '=', '“é”', '/'),
  {
    maxLength: 6,
  },
)
const value = words.map((pieces) => escapeText(pieces.join('')))
const text = words.map((pieces) =>
  escapeText(pieces.join('')).replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
)
const tag = fc.constantFrom('h2', 'h3', 'h4', 'section', 'p', 'a', 'span', 'div')
const attributes = fc.record(
  { title: value, id: fc.constantFrom('a', 'b.c', 'ä'), class: fc.constantFrom('quiet', 'b') },
  { requiredKeys: [] },
)
const own = fc.constantFrom(
  '<script>go()</script>',
  '<script>other()</script>',
  '<style>a{}</style>',
  '<script type="module" src="/a.js"></script>',
  '<script type="module" src="/b.js"></script>',
)

/** The contents of a body in which every element ends, with hostile texts, escaped as Astro does. */
export const wholeMarkup = fc.letrec<{ element: string; contents: string }>((tie) => ({
  element: fc
    .tuple(tag, attributes, tie('contents'))
    .map(([name, own, inside]) => `<${name}${writeAttributes(own)}>${inside}</${name}>`),
  contents: fc
    .array(fc.oneof({ depthSize: 'small' }, text, own, tie('element')), { maxLength: 4 })
    .map((pieces) => pieces.join('')),
})).contents

function writeAttributes(attributes: object): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('')
}

/** List what a parser reads: elements with their values, their ends, and texts. */
export function readMarkup(html: string): readonly string[] {
  const found: string[] = []
  const parser = new Parser({
    onopentag: (name, attributes) => found.push(`${name} ${JSON.stringify(attributes)}`),
    onclosetag: (name) => found.push(`/${name}`),
    ontext: (text) => found.push(text),
  })
  parser.end(html)
  return found
}
