import { expect, test } from 'vitest'
import { realPolicy, realSite } from '../../../tests/support/real-site.ts'
import { smallSite } from '../../../tests/support/small-site.ts'
import type { Site } from '../../site/site.ts'
import { type FeedItem, toFeedItem } from './feed-item.ts'
import { type Feed, listFeeds } from './feed-list.ts'
import { linkFeeds, toDocuments } from './feed-view.ts'

/** Find a feed of a site. Throws if it does not exist. */
function feedOf(site: Site, slug: string): Feed {
  const feed = listFeeds(site).find((other) => other.slug === slug)
  if (feed === undefined) throw new Error(`no feed ${slug}`)
  return feed
}
const lastParts = ({ items }: Feed) => items.map(({ id }) => id.slice(id.indexOf(':', 4) + 1))

test('a policy’s feed has exactly its versions, newest first, with IDs that contain no address', () => {
  const role = realPolicy('AmazonConnectServiceLinkedRolePolicy')
  const feed = feedOf(realSite, `policies/${role.name}`)
  expect(lastParts(feed)).toEqual(role.versions.map(({ id }) => `${role.name}/${id}`).reverse())
  expect(feed.items[0]?.id).toBe(`tag:${realSite.settings.tagAuthority},2026:${role.name}/${role.latest.id}`)
  expect(feed.items.map(({ published }) => published)).toEqual(
    role.versions.map(({ record }) => record.created).reverse(),
  )
})

test('the feed of all policies has every version once', () => {
  const ids = lastParts(feedOf(realSite, 'all'))
  expect(new Set(ids)).toEqual(
    new Set(realSite.policies.flatMap(({ name, versions }) => versions.map(({ id }) => `${name}/${id}`))),
  )
  expect(new Set(ids).size).toBe(ids.length)
})

test('the content lists every changed action', () => {
  const item = feedOf(realSite, 'all').items.find(({ id }) => id.endsWith('ServiceLinkedRolePolicy/v54'))
  expect(item?.html.match(/<code>wisdom:[A-Za-z]+<\/code>/g)?.length).toBeGreaterThanOrEqual(16)
})

test('a service’s feed has the versions that change access to it, and first versions that grant any', () => {
  expect(lastParts(feedOf(realSite, 'services/wisdom'))).toContain('AmazonConnectServiceLinkedRolePolicy/v54')
  expect(lastParts(feedOf(realSite, 'services/wisdom'))).not.toContain(
    'AmazonConnectServiceLinkedRolePolicy/v53',
  )
  expect(lastParts(feedOf(realSite, 'services/voiceid'))).toContain('AmazonConnectVoiceIDFullAccess/v1')
})

test('the feed of broader access has only versions that may broaden access', () => {
  const allow = (Action: string | readonly string[], Resource = '*') => [
    { Effect: 'Allow', Action, Resource },
  ]
  const site = smallSite(
    allow(['a:One', 'a:Three']),
    allow('a:One'),
    allow(['a:One', 'a:Two']),
    allow('a:Three'),
    allow('a:Three', 'arn:aws:a:::thing/1'),
    allow('a:Three', 'arn:aws:a:::thing/2'),
    [...allow('a:Three', 'arn:aws:a:::thing/2'), ...allow('a:Three', 'arn:aws:a:::thing/2')],
  )
  // v2 and v5 are narrower, v3 is broader, v4 is mixed, v6 is reshaped, v7 is the same.
  expect(lastParts(feedOf(site, 'broader'))).toEqual(['Small/v6', 'Small/v4', 'Small/v3'])
})

test('a prefix that could leave its folder has no feed', () => {
  const site = smallSite([{ Effect: 'Allow', Action: ['../../x:One', 'a:One', '<b>:Two'], Resource: '*' }])
  expect(listFeeds(site).flatMap(({ slug, family }) => (family === 'services' ? [slug] : []))).toEqual([
    'services/a',
  ])
})

test('markup in a Sid, a resource or a condition is text in a feed', () => {
  const evil = '</script><script>alert(1)</script>'
  const statement = {
    Sid: evil,
    Effect: 'Allow',
    Action: 'a:*',
    Resource: `arn:aws:a:::${evil}`,
    Condition: { StringEquals: { [`aws:ResourceTag/${evil}`]: evil } },
  }
  const site = smallSite([{ Effect: 'Allow', Action: 'a:One', Resource: '*' }], [statement])
  const html = feedOf(site, 'all').items.map((item) => item.html)
  expect(html[0]).toContain('&lt;script&gt;')
  expect(html.join('')).not.toContain('<script')
})

test('a page offers its feeds in every format', () => {
  expect(linkFeeds(realSite, 'services/connect').map(({ href, type }) => [href, type])).toEqual([
    ['/feeds/services/connect/rss.xml', 'application/rss+xml'],
    ['/feeds/services/connect/atom.xml', 'application/atom+xml'],
    ['/feeds/services/connect/feed.json', 'application/feed+json'],
  ])
  expect(linkFeeds(realSite, 'services/none')).toEqual([])
})

const minuteOf = (n: number) =>
  `2020-01-01T00:${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}Z`

const item = (n: number, html = '<p>x</p>'): FeedItem => ({
  id: `tag:catalog.example,2026:P/v${n}`,
  title: `P v${n}`,
  link: `https://catalog.example/policies/P/v${n}/`,
  published: minuteOf(n),
  orderedAt: minuteOf(n),
  categories: ['P'],
  summary: 'x',
  html,
})

test('a long feed is split: each document links to the one before it and is dated by its newest item', () => {
  const items = Array.from({ length: 160 }, (_, i) => item(160 - i))
  const documents = toDocuments(realSite, { ...feedOf(realSite, 'broader'), items })
  expect(documents.map(({ folder, isArchive }) => [folder.join('/'), isArchive])).toEqual([
    ['feeds/broader', false],
    ['feeds/archive/broader/2', true],
    ['feeds/archive/broader/1', true],
  ])
  expect(documents.map(({ addresses }) => addresses.json.previous)).toEqual([
    'https://catalog.example/feeds/archive/broader/2/feed.json',
    'https://catalog.example/feeds/archive/broader/1/feed.json',
    undefined,
  ])
  expect(documents.map(({ updated, items: [newest] }) => updated === newest?.published)).toEqual([
    true,
    true,
    true,
  ])
  expect(new Set(documents.map(({ id }) => id)).size).toBe(1)
})

test('content that is too long for a feed is cut to its summary and a link', () => {
  const { html, summary } = toFeedItem({
    ...item(1, `<p>${'x'.repeat(200_000)}</p>`),
    summary: '<'.repeat(5_000),
  })
  expect(summary).toHaveLength(2_000)
  expect(html).toBe(
    `<p>${'&lt;'.repeat(1_999)}…</p><p><a href="https://catalog.example/policies/P/v1/">Too long for a feed: read all of it</a></p>`,
  )
})

test('a release that changes many actions names them without their scopes, or counts them', () => {
  const contentOf = (id: string) => feedOf(realSite, 'all').items.find((item) => item.id.endsWith(id))?.html
  const long = contentOf('AmazonConnectServiceLinkedRolePolicy/v55')
  expect(long).toContain('<h3>44 gained</h3><ul><li>')
  expect(long?.match(/<code>[a-z-]+:[A-Za-z]+<\/code>/g)?.length).toBeGreaterThanOrEqual(106)
  expect(long).not.toContain('<br>after: ')
  const allow = (Action: string) => ({ Effect: 'Allow', Action, Resource: '*' })
  const many = Array.from({ length: 30 * 20 }, (_, i) =>
    allow(`s${Math.floor(i / 20)}:VeryLongNameOfAction${i}`),
  )
  const hostile = Array.from({ length: 30 }, (_, i) => allow(`<b>:Two${i}`))
  const [newest] = feedOf(smallSite([allow('a:One')], [allow('a:One'), ...many, ...hostile]), 'all').items
  expect(newest?.html).toContain('30 actions in &lt;b&gt; (<code>&lt;b&gt;</code>)')
  expect(newest?.html).not.toContain('<b>')
  expect(
    newest?.html.match(/<li>20 actions in s\d+ \(<code>s\d+<\/code>\): 20 [A-Za-z ]+<\/li>/g),
  ).toHaveLength(19)
  expect(newest?.html).toContain('<li>and some in 11 more services</li>')
  expect(newest?.categories).toHaveLength(2 + 20 + 1)
  expect(newest?.categories.at(-1)).toBe('more than 20 services')
})
