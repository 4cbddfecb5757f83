import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageToMarkdown } from './page-to-markdown.ts'

/** Convert a page with this main part to Markdown, without the front matter. */
function write(main: string): string {
  const markdown = pageToMarkdown(page(main))
  return markdown.slice(markdown.indexOf('\n---\n\n') + 6).trimEnd()
}

const page = (main: string) =>
  `<!doctype html><html lang="en"><head><title>A title</title><meta name="description" content="What it is: short."><link rel="canonical" href="https://catalog.example/base/page/"></head><body><header>Site</header><main id="main">${main}</main><footer>As of <time datetime="2026-02-01T00:00:00Z">today</time></footer></body></html>`

test('the front matter has the page’s title, address, description and dates', () => {
  const main = '<h1>Small <span>v2</span></h1> <p><time datetime="2026-01-02T00:00:00Z">2 January</time></p>'
  expect(pageToMarkdown(page(main))).toBe(
    [
      '---',
      'title: "Small v2"',
      'url: "https://catalog.example/base/page/"',
      'description: "What it is: short."',
      'date: "2026-01-02T00:00:00Z"',
      'asOf: "2026-02-01T00:00:00Z"',
      '---',
      '',
      '# Small v2',
      '',
      '2 January',
      '',
    ].join('\n'),
  )
})

test('of two versions that are compared, the date is that of the second, if it is known', () => {
  const versionOf = (number: number, day: string) =>
    `<a href="/policies/A/v${number}/">v${number}</a> (${day && `<time datetime="2026-01-0${number}T00:00:00Z">${day}</time>`})`
  const dateOf = (day: string) =>
    /date: .*/.exec(
      pageToMarkdown(page(`<h1>A</h1><p>${versionOf(1, '1 January')} and ${versionOf(2, day)}</p>`)),
    )?.[0]
  expect(dateOf('2 January')).toBe('date: "2026-01-02T00:00:00Z"')
  expect(dateOf('')).toBeUndefined()
})

test('blocks in a cell are words apart from what is around them', () => {
  const cell = '<span class="status">scoped</span><ul><li><div>on <code>*</code></div></li></ul>and 2 more'
  expect(write(`<table><tr><th>Status</th></tr><tr><td>${cell}</td></tr></table>`)).toContain(
    '**scoped** on `*` and 2 more |',
  )
})

test('a typeset policy is one block of JSON, without its numbers and notes', () => {
  const document =
    '<div class="document"><ol><li id="s0"><a id="L1" href="#L1">1</a><code>{</code></li><li><a href="#L2">2</a><code>  <span class="k">"a"</span>: <a href="/x/">"&lt;b&gt;"</a><span class="note">3 actions</span></code></li><li><a href="#L3">3</a><code>}</code></li></ol></div>'
  expect(write(document)).toBe('```json\n{\n  "a": "<b>"\n}\n```')
})

test('links become absolute; those to a place on the same page are only text, because the place is not here', () => {
  expect(write('<p><a href="/base/">Home</a> and <a href="#L1">line 1</a></p>')).toBe(
    '[Home](https://catalog.example/base/) and line 1',
  )
})

test('an action is its name, without the address of its page', () => {
  const main =
    '<p><a href="/base/actions/a/One/"><code>a:One</code></a> of <a href="/base/actions/a/">a</a></p>'
  expect(write(main)).toBe('`a:One` of [a](https://catalog.example/base/actions/a/)')
})

test('places where a name may break leave nothing in it', () => {
  const name = 'Amazon<wbr>Connect_<wbr>Full\u00ad\u200bAccess'
  expect(write(`<h1>${name}</h1><p><a href="/x/">${name}</a>&nbsp;<code>${name}</code></p>`)).toBe(
    '# AmazonConnect_FullAccess\n\n[AmazonConnect_FullAccess](https://catalog.example/x/) `AmazonConnect_FullAccess`',
  )
})

test('an action’s risk is in parentheses, and a cell that is emphasized as a whole is plain', () => {
  const main =
    '<table><tr><th><a href="/base/actions/a/One/">One</a><span class="risk">data access</span></th><td><span class="status full">full</span></td></tr></table>'
  expect(write(main)).toBe('| One (data access) | full |\n| - | - |')
})

test('elements that only a style separates get a space, but punctuation does not', () => {
  const main =
    '<table><tr><td><b>+16</b><b>↓9</b><b>±18</b></td></tr></table><p>(<b>a</b><i>b</i>)<b>c</b><span>, d</span></p>'
  expect(write(main)).toBe('| **+16** **↓9** **±18** |\n| - |\n\n(**a** *b*)**c**, d')
})

const long = (words: string) => `<p>${words.repeat(200)}</p>`
const command = `<details><summary>Ask AWS</summary><pre><code>aws iam simulate-custom-policy</code></pre>${long('ask ')}</details>`
const service = `<details class="service"><summary><code>a</code> A <span class="quiet">2</span></summary>${long('grant ')}</details>`
const changed = `<details><summary>All 2 actions</summary><ul class="actions"><li>a:One</li><li>a:Two</li></ul></details>`

test.each([
  [5000, ['ask', 'grant', 'a:One, a:Two'], []],
  [2000, ['grant', 'a:One, a:Two', 'Left out to keep this short: commands that ask AWS.'], ['ask ask']],
  [
    700,
    [
      '`a` A (2)',
      'a:One, a:Two',
      'Left out to keep this short: commands that ask AWS, the lists by service, and other lists and tables that the page folds.',
    ],
    ['ask ask', 'grant grant'],
  ],
] as const)('a twin of at most %i bytes leaves out what is missed least', (most, kept, gone) => {
  const markdown = pageToMarkdown(page(`<h1>x</h1>${command}${service}${changed}`), most)
  expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(most)
  for (const text of kept) expect(markdown).toContain(text)
  for (const text of gone) expect(markdown).not.toContain(text)
})

test('a fold that is left out leaves its title only if that counts something', () => {
  const table = `<details class="service"><summary>The chart as a table</summary>${long('row ')}</details>`
  const markdown = pageToMarkdown(page(`<h1>x</h1>${service}${table}`), 700)
  expect(markdown).toContain('`a` A (2)')
  expect(markdown).not.toContain('The chart as a table')
})

test('a twin that nothing makes short enough stays as it is', () => {
  expect(pageToMarkdown(page(long('word ')), 10)).toBe(pageToMarkdown(page(long('word '))))
})

test('a heading that links to itself becomes a plain heading', () => {
  expect(write('<h2 id="a"><a class="permalink" href="#a">A</a> <span class="quiet">12</span></h2>')).toBe(
    '## A (12)',
  )
})

test('navigation, controls and pictures are omitted', () => {
  const around =
    '<nav><a href="/">Up</a></nav><button hidden>Copy</button><form><label>Find <input></label></form><figure><svg><text>1</text></svg><figcaption>One.</figcaption></figure><details class="guide-fold"><summary>On this page</summary><ul><li>x</li></ul></details>'
  const sign = '<p>a:B <a class="permalink" href="#a">#</a></p>'
  expect(write(around + sign)).toBe('One.\n\na:B')
})

test('a details element becomes a heading below the one before it, with deeper headings inside', () => {
  const main =
    '<h2>A</h2><details><summary>B <span class="quiet">2</span></summary><h3>C</h3><p>c</p></details><details><summary>D</summary><p>d</p></details><h2>E</h2>'
  expect(write(main)).toBe('## A\n\n### B (2)\n\n#### C\n\nc\n\n### D\n\nd\n\n## E')
})

test('an empty details element is omitted', () => {
  expect(write('<details><summary>A</summary><nav>b</nav></details>')).toBe('')
})

test('a link in a list of actions is code, as on the page', () => {
  const link = '<a href="/base/actions/a/OneTwo/">a:One<wbr>Two</a>'
  const sign = '<a class="permalink" href="#a-OneTwo">#</a>'
  expect(
    write(
      `<ul class="actions"><li id=a-OneTwo>${link} <span class="risk">data access</span>${sign}<li><code>a:B</code></ul>`,
    ),
  ).toBe('`a:OneTwo` (data access), `a:B`')
})

test('terms precede their meaning, and actions are on one line', () => {
  const main =
    '<dl><div><dt>Write <span class="quiet">2</span></dt><dd><ul class="actions"> <li> <code>a:One</code> <span class="risk">data access</span> </li><li><code>a:Two</code></li> </ul></dd></div><dt>Read</dt><dd><p>None</p></dd></dl>'
  expect(write(main)).toBe('- **Write (2)**: `a:One` (data access), `a:Two`\n\n- **Read**\n\n  None')
})

test('a table stays a table, whatever its cells contain', () => {
  const main =
    '<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><th>1</th><td><div>x</div><ul><li>y | z</li><li>w</li></ul></td></tr></tbody></table>'
  expect(write(main)).toBe('| A | B |\n| - | - |\n| 1 | x y \\| z; w |')
})

test('a text diff becomes a block in diff format', () => {
  const main =
    '<h2>Text</h2><div class="parts"><details><summary>2 unchanged statements</summary><pre>{}</pre></details><h3>S</h3><div><code data-a="1" data-b="2">{</code><code data-b="2" aria-hidden="true">{</code><code>  "a"</code></div><div><del>  "<mark>b</mark>"</del><ins>  "c"</ins></div></div>'
  expect(write(main)).toBe(
    '## Text\n\n```diff\n@@ 2 unchanged statements @@\n```\n\n### S\n\n```diff\n  {\n    "a"\n-   "b"\n+   "c"\n```',
  )
})

test.each([
  ['<p>1. one</p>', '1\\. one'],
  ['<p>+ one # two</p>', '\\+ one # two'],
  ['<p># one</p>', '\\# one'],
  ['<p>&gt; one</p>', '\\> one'],
  ['<p>_one_ and a_b</p>', '\\_one\\_ and a_b'],
  ['<p>&amp;lt; &amp; [x](y) `z` ~</p>', '\\&lt; & \\[x\\](y) \\`z\\` \\~'],
  ['<p><code>a`b</code> <code>`c</code></p>', '``a`b`` `` `c ``'],
  ['<pre><code class="language-sh">a\n```\nb\n</code></pre>', '````sh\na\n```\nb\n````'],
  ['<ol start="3"><li>a<ul><li>b</li></ul></li><li>c</li></ol>', '3. a\n   - b\n4. c'],
  ['<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
  ['<p>a<br>b</p><hr><p><em> c </em><img alt="d"></p>', 'a b\n\n---\n\n*c* d'],
  [
    '<table><caption>C</caption><tr><th colspan="2">a</th></tr><tr><td>b</td><td><code>c|d</code></td></tr></table>',
    'C\n\n| a | |\n| - | - |\n| b | `c\\|d` |',
  ],
])('%s is written %j', (main, markdown) => {
  expect(write(main)).toBe(markdown)
})

test('HTML and Markdown characters in text are escaped', () => {
  expect(write('<p>&lt;name&gt; and *</p><p><a href="https://a.example/">https://a.example/</a></p>')).toBe(
    '\\<name> and \\*\n\n[https://a.example/](https://a.example/)',
  )
})

test('a description that looks like markup is not taken for the page', () => {
  const description =
    '</head><main>a</main><link rel=&quot;canonical&quot; href=&quot;https://x/&quot;><footer>'
  const html = page('<h1>A</h1>').replace('What it is: short.', description)
  const expected = pageToMarkdown(page('<h1>A</h1>')).replace(
    '"What it is: short."',
    JSON.stringify(description.replaceAll('&quot;', '"')),
  )
  expect(pageToMarkdown(html)).toBe(expected)
})

test('the address of a link is what a browser makes of it', () => {
  const path = fc.array(
    fc.constantFrom('/', '.', '..', 'a', 'B_c', '~', '-', '#', '?', '%', ' ', 'é', ':', '\\'),
    {
      maxLength: 6,
    },
  )
  fc.assert(
    fc.property(path, (pieces) => {
      const href = `/${pieces.join('')}`
      fc.pre(URL.canParse(href, 'https://catalog.example/base/page/'))
      const { href: expected } = new URL(href, 'https://catalog.example/base/page/')
      const [, written] = /\]\(<?(.*?)>?\)$/.exec(write(`<p><a href="${href}">x</a></p>`)) ?? []
      expect(written).toBe(expected)
    }),
    { numRuns: 500 },
  )
})

test('a page without an address is rejected', () => {
  expect(() => pageToMarkdown('<main><h1>A</h1></main>')).toThrow('a page has no main part or no address')
})

test('a long page keeps the folded groups of changes, without their commands', () => {
  const folded = `<details class="more-groups"><summary>1 more group</summary><p>b:Three</p>${command}</details>`
  const markdown = pageToMarkdown(page(`<h1>x</h1>${folded}`), 500)
  expect(markdown).toContain('b:Three')
  expect(markdown).not.toContain('ask ask')
})
