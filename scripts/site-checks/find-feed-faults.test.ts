import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { listSiteFiles } from '../site/site-files.ts'
import { findFeedFaults } from './find-feed-faults.ts'

const dirs: string[] = []
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

const page = 'https://example.org/'
const html = `<p><a href="${page}">x</a></p>`

const rss = `<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:d="http://purl.org/dc/elements/1.1/">
<channel><title>T</title><link>${page}</link><description>D</description>
<lastBuildDate>Fri, 02 Jan 2026 00:00:00 GMT</lastBuildDate><a:link rel="self" href="${page}rss.xml"/>
<item><title>B</title><link>${page}b/</link><description>d</description><guid isPermaLink="false">tag:e.org,2026:b</guid>
<pubDate>Fri, 02 Jan 2026 00:00:00 GMT</pubDate><d:creator>N</d:creator><c:encoded><![CDATA[${html}]]></c:encoded></item>
<item><title>A</title><link>${page}a/</link><description>d</description><guid isPermaLink="false">tag:e.org,2026:a</guid>
<pubDate>Thu, 01 Jan 2026 00:00:00 GMT</pubDate><d:creator>N</d:creator><c:encoded><![CDATA[${html}]]></c:encoded></item>
</channel></rss>`

const entry = (id: string, title: string, day: string) =>
  `<entry><id>tag:e.org,2026:${id}</id><title>${title}</title><link href="${page}${id}/"/>
<published>${day}T00:00:00Z</published><updated>${day}T00:00:00Z</updated><content type="html"><![CDATA[${html}]]></content></entry>`
const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:e.org,2026:feed</id><title>T</title><author><name>N</name></author>
<updated>2026-01-02T00:00:00Z</updated><link href="${page}"/><link rel="self" href="${page}atom.xml"/>
${entry('b', 'B', '2026-01-02')}${entry('a', 'A', '2026-01-01')}</feed>`

const item = (id: string, title: string, day: string) => ({
  id: `tag:e.org,2026:${id}`,
  url: `${page}${id}/`,
  title,
  content_html: html,
  date_published: `${day}T00:00:00Z`,
})
const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'T',
  home_page_url: page,
  feed_url: `${page}feed.json`,
  items: [item('b', 'B', '2026-01-02'), item('a', 'A', '2026-01-01')],
})

const opml = `<opml version="2.0"><head/><body><outline text="G"><outline text="T" xmlUrl="${page}rss.xml"/></outline></body></opml>`

const whole = {
  'rss.xml': rss,
  'atom.xml': atom,
  'feed.json': json,
  'feeds.opml': opml,
  'feeds/all.opml': opml,
}

/** Find what is wrong in a site with these feeds. */
function check(files: Readonly<Record<string, string>>): readonly string[] {
  const dir = mkdtempSync(join(tmpdir(), 'feed-test-'))
  dirs.push(dir)
  for (const [path, text] of Object.entries({ ...whole, ...files })) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  return findFeedFaults(listSiteFiles(dir)).map(({ file, what, expected }) => `${file}: ${what}; ${expected}`)
}

test('accepts feeds that have what their formats require and agree with each other', () => {
  expect(check({})).toEqual([])
})

test.each([
  ['rss.xml', 'isPermaLink="false"', '', 'isPermaLink'],
  ['rss.xml', '<description>D</description>', '', 'one description'],
  ['rss.xml', 'Fri, 02 Jan 2026 00:00:00 GMT</pubDate>', '2026-01-02</pubDate>', 'RFC 822'],
  ['rss.xml', 'rel="self"', 'rel="other"', 'rel="self"'],
  ['rss.xml', `<link>${page}</link>`, '<link>/</link>', 'absolute URL'],
  ['rss.xml', '>tag:e.org,2026:b<', '>\ntag:e.org,2026:b<', 'tag: id'],
  ['rss.xml', '2026:b<', '2026:a<', 'each ID once'],
  ['rss.xml', 'Thu, 01 Jan 2026', 'Sat, 03 Jan 2026', 'newest item first'],
  ['rss.xml', 'Fri, 02 Jan 2026 00:00:00 GMT</last', 'Sat, 03 Jan 2026 00:00:00 GMT</last', 'updated ='],
  ['rss.xml', html, '<p onclick="x">x</p>', 'plain elements'],
  ['rss.xml', html, '<p><a href="/x/">x</a></p>', 'plain elements and absolute links'],
  ['atom.xml', '<author><name>N</name></author>', '', 'author'],
  ['atom.xml', '<id>tag:e.org,2026:feed</id>', '', 'id'],
  ['atom.xml', '<updated>2026-01-01T00:00:00Z', '<updated>2026-01-05T00:00:00Z', 'updated = published'],
  ['atom.xml', 'type="html"', 'type="text"', 'type="html"'],
  ['feed.json', 'version/1.1', 'version/1', 'version 1.1'],
  ['feed.json', '"items"', '"entries"', 'no list of items'],
  ['feed.json', '"title":"B"', '"title":"C"', 'same items in all three'],
  ['feeds.opml', 'rss.xml', 'other.xml', 'every feed'],
  ['feeds.opml', 'rss.xml', 'other.xml', 'only feeds of the site'],
  ['feeds/all.opml', 'rss.xml', 'other.xml', 'every feed'],
  ['feeds.opml', 'text="T" ', '', 'a text'],
  ['feeds.opml', 'version="2.0"', 'version="1.0"', 'version="2.0"'],
] as const)('finds that %s has a fault when %j becomes %j', (file, from, to, expected) => {
  const text = whole[file].replace(from, to)
  expect(text).not.toBe(whole[file])
  expect(check({ [file]: text }).join('\n')).toContain(expected)
})

test('finds a feed that lacks a format, and a feed that is missing from the list of feeds', () => {
  const faults = check({ 'policies/P/rss.xml': rss })
  expect(faults).toContain('policies/P/rss.xml: formats: 1; three formats')
  expect(faults).toContain('feeds/all.opml: no feed policies/P/rss.xml; every feed')
})

test('finds an item that the feeds to start with have twice', () => {
  const files = Object.entries({ 'rss.xml': rss, 'atom.xml': atom, 'feed.json': json })
  const copy = files.map(([name, text]) => [`feeds/broader/${name}`, text])
  const both = opml.replace(
    '</outline>',
    `<outline text="B" xmlUrl="${page}feeds/broader/rss.xml"/></outline>`,
  )
  const twice = { ...Object.fromEntries(copy), 'feeds/all.opml': both }
  expect(check(twice)).toEqual([])
  expect(check({ ...twice, 'feeds.opml': both })).toEqual([
    'feeds.opml: an item in two feeds; feeds that share no item',
  ])
})

test('an archive need not be in the list of feeds', () => {
  const files = Object.entries({ 'rss.xml': rss, 'atom.xml': atom, 'feed.json': json })
  const archive = files.map(([name, text]) => [`feeds/archive/all/1/${name}`, text])
  expect(check(Object.fromEntries(archive))).toEqual([])
})

test('finds a feed that is too large', () => {
  const large = rss.replace(html, `<p>${'x'.repeat(512_000)}</p>`)
  expect(check({ 'rss.xml': large }).join('\n')).toContain('less than 512000 bytes')
})
