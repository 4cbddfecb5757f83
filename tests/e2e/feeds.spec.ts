// Tests how a reader subscribes: finds a page's feeds, copies an address, downloads all of them.
import { expect, test } from '../support/test.ts'

test('each button copies the address of the feed next to it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('./feeds/')
  await page.getByRole('button', { name: 'Copy the JSON Feed address of Broader access' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(new URL(copied).pathname).toMatch(/\/feeds\/broader\/feed\.json$/)
  const link = page.getByRole('link', { name: 'JSON Feed of Broader access' })
  const response = await page.request.get(new URL((await link.getAttribute('href')) ?? '', page.url()).href)
  expect(await response.json()).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    feed_url: copied,
  })
})

test('the feeds to start with can be downloaded as one file', async ({ page }) => {
  await page.goto('./feeds/')
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Feeds to start with' }).click()
  expect((await downloading).suggestedFilename()).toBe('feeds.opml')
})

for (const [path, feeds] of [
  [
    './',
    ['', 'feeds/broader/', 'feeds/growth/', 'feeds/announcements/'].flatMap((folder) =>
      ['rss.xml', 'atom.xml', 'feed.json'].map((file) => folder + file),
    ),
  ],
  [
    './actions/connect/',
    ['rss.xml', 'atom.xml', 'feed.json'].map((file) => `feeds/services/connect/${file}`),
  ],
  [
    './policies/AmazonConnect_FullAccess/v4/',
    ['rss.xml', 'atom.xml', 'feed.json'].map((file) => `policies/AmazonConnect_FullAccess/${file}`),
  ],
] as const) {
  test(`${path} links to its feeds, each with its own media type`, async ({ page, baseURL }) => {
    await page.goto(path)
    const links = await page
      .locator('link[rel=alternate]:not([type="text/markdown"])')
      .evaluateAll((elements) =>
        elements.map((link) => [(link as HTMLLinkElement).href, link.getAttribute('type')]),
      )
    expect(links.map(([href]) => href)).toEqual(feeds.map((file) => new URL(file, baseURL).href))
    expect(new Set(links.map(([href, type]) => `${href?.split('/').at(-1)} ${type}`))).toEqual(
      new Set([
        'rss.xml application/rss+xml',
        'atom.xml application/atom+xml',
        'feed.json application/feed+json',
      ]),
    )
  })
}

for (const [path, title, more] of [
  ['./feeds/broader/', 'Feed: Broader access', 'feeds/broader/rss.xml'],
  ['./feeds/services/connect/', 'Feed: Amazon Connect (connect)', 'feeds/services/connect/rss.xml'],
  ['./api/v1/', 'JSON, version 1', 'api/v1/releases.json'],
] as const) {
  test(`${path}, a folder of files, has a page that links to them`, async ({ page, baseURL }) => {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    const hrefs = await page
      .locator('main a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
    expect(hrefs).toContain(new URL(more, baseURL).href)
  })
}
