import { expect, test } from 'vitest'
import { pageToMarkdown } from './page-to-markdown.ts'

/** Convert a page with this main part to Markdown, without the front matter. */
function write(main: string): string {
  const markdown = pageToMarkdown(page(main))
  return markdown.slice(markdown.indexOf('\n---\n\n') + 6).trimEnd()
}

const page = (main: string) =>
  `<!doctype html><html lang="en"><head><title>A title</title><meta name="description" content="What it is: short."><link rel="canonical" href="https://catalog.example/base/page/"></head><body><header>Site</header><main>${main}</main><footer>As of <time datetime="2026-02-01T00:00:00Z">today</time></footer></body></html>`

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

test('a typeset policy is one block of JSON, without its numbers and notes', () => {
  const document =
    '<div class="document"><ol><li id="s0"><a id="L1" href="#L1">1</a><code>{</code></li><li><a href="#L2">2</a><code>  <span class="k">"a"</span>: <a href="/x/">"&lt;b&gt;"</a><span class="note">3 actions</span></code></li><li><a href="#L3">3</a><code>}</code></li></ol></div>'
  expect(write(document)).toBe('```json\n{\n  "a": "<b>"\n}\n```')
})

test('links become absolute, even those to a place on the same page', () => {
  expect(write('<p><a href="/base/">Home</a> and <a href="#L1">line 1</a></p>')).toBe(
    '[Home](https://catalog.example/base/) and [line 1](https://catalog.example/base/page/#L1)',
  )
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

test('HTML and Markdown characters in text are escaped', () => {
  expect(write('<p>&lt;name&gt; and *</p><p><a href="https://a.example/">https://a.example/</a></p>')).toBe(
    '\\<name> and \\*\n\n[https://a.example/](https://a.example/)',
  )
})

test('a page without an address is rejected', () => {
  expect(() => pageToMarkdown('<main><h1>A</h1></main>')).toThrow('a page has no main part or no address')
})
