// Tests that records full of hostile texts stay text in every feed format.
import Parser from 'rss-parser'
import { describe, expect, test } from 'vitest'
import { listDoubts, listIntruders } from '../scripts/site-checks/find-feed-faults.ts'
import { readFeed } from '../scripts/site-checks/read-feed.ts'
import { readXml } from '../scripts/site-checks/read-xml.ts'
import type { Site } from '../src/site/site.ts'
import { toFeedOutline } from '../src/views/feeds/feed-outline.ts'
import { toFeedViews } from '../src/views/feeds/feed-view.ts'
import { writeOpml, writeRss } from '../src/writers/write-feed.ts'
import { formats, writeFeeds } from './support/feed-reader.ts'
import { smallSite } from './support/small-site.ts'

const evil =
  ']]></script><script>alert(1)</script><img src=x onerror=alert(2)>"\'&amp;&lt;i&gt;\u0000\u0008\u001b\u202e\u2066\ud800\uffff{{x}}'
const statement = {
  Sid: evil,
  Effect: 'Allow',
  // A lone surrogate cannot be encoded in a URL, so no page could show an action of that name.
  Action: ['a:*', `${evil.toWellFormed()}:Own`],
  Resource: [`arn:aws:a:::${evil}`],
  Condition: { StringEquals: { [`aws:ResourceTag/${evil}`]: evil } },
}
const calm = smallSite([{ ...statement, Resource: '*' }], [statement, { ...statement, Action: 'a:Two' }])
const site: Site = {
  ...calm,
  settings: { ...calm.settings, title: evil },
  serviceNames: new Map([['a', evil]]),
  announcements: [
    {
      record: {
        date: '2026-01-03',
        policy: 'Small',
        kind: 'actions-added',
        title: evil,
        note: evil,
        actions: ['a:One'],
        source: 'https://docs.aws.amazon.com/',
      },
      found: [],
      missing: ['a:One'],
    },
  ],
}
const views = toFeedViews(site)

const unseen = /[\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]|(?![\n\t])\p{Cc}/u

describe.each(formats)('as %s', (format) => {
  const feeds = [...writeFeeds(views, format)].map(([address, text]) => ({
    text,
    feed: readFeed(address, text),
  }))

  test('every feed is complete and valid', () => {
    expect(feeds.flatMap(({ feed }) => (feed ? listDoubts(feed) : ['no feed']))).toEqual([])
    expect(feeds.flatMap(({ feed }) => feed?.items ?? []).length).toBeGreaterThan(6)
  })

  test('no invisible character or change of text direction remains', () => {
    for (const { text } of feeds) expect(text).not.toMatch(unseen)
  })

  test('contents have only plain elements and still show the original text', () => {
    const contents = feeds.flatMap(({ feed }) => feed?.items.map(({ html }) => html) ?? [])
    expect(contents.flatMap(listIntruders)).toEqual([])
    expect(contents.join('')).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(contents.join('')).toContain('\\u202e')
  })

  test('titles have no angle brackets', () => {
    const titles = feeds.flatMap(({ feed }) => [
      feed?.title ?? '',
      ...(feed?.items ?? []).map((i) => i.title),
    ])
    expect(titles.filter((title) => /[<>]/.test(title))).toEqual([])
  })
})

test('an RSS description, which readers treat as markup, contains none', async () => {
  for (const view of views) {
    const { items } = await new Parser({ customFields: { item: ['description'] } }).parseString(
      writeRss(view),
    )
    const descriptions = items.map((item) => String(item['description' as keyof typeof item] ?? ''))
    expect(descriptions.flatMap(listIntruders)).toEqual([])
  }
})

test('the lists of feeds are valid', () => {
  const outline = toFeedOutline(site)
  for (const text of [writeOpml(outline, outline.groups), writeOpml(outline, outline.starters)]) {
    expect(readXml(text).name).toBe('opml')
    expect(text).not.toMatch(unseen)
  }
})
