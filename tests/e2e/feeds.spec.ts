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

test('all feeds can be downloaded as one file', async ({ page }) => {
  await page.goto('./feeds/')
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'All feeds as one OPML file' }).click()
  expect((await downloading).suggestedFilename()).toBe('feeds.opml')
})

for (const [path, feeds] of [
  [
    './',
    [
      'rss.xml',
      'atom.xml',
      'feed.json',
      'feeds/broader/rss.xml',
      'feeds/broader/atom.xml',
      'feeds/broader/feed.json',
    ],
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
