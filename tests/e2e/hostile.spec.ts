// Tests in a real browser that records with markup in every text that allows it are shown as plain text.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { serveSite } from '../../scripts/machine/serve.ts'
import { buildFolder } from '../../scripts/site/build-site.ts'
import { evil, hostile, makeHostileContent } from '../support/hostile-content.ts'
import { expect, type Page, test } from '../support/test.ts'

// One worker builds the site once for all of these.
test.describe.configure({ mode: 'serial' })

const folder = '.cache/hostile'
const content = join(folder, 'content')
let server: Awaited<ReturnType<typeof serveSite>> | undefined
let fields: readonly string[] = []

test.beforeAll(async () => {
  test.setTimeout(300_000)
  rmSync(folder, { recursive: true, force: true })
  fields = await makeHostileContent(content)
  await buildFolder(join(folder, 'dist'), { CONTENT_DIR: content })
  server = await serveSite(join(folder, 'dist'), '/', 0)
})

test.afterAll(() => {
  server?.server.close()
  server?.server.closeAllConnections()
  rmSync(folder, { recursive: true, force: true })
})

const policy = `policies/${hostile.policy}`
const pages = [
  '',
  'policies/',
  ...['', 'v1/', 'v2/', 'v3/', 'compare/', 'compare/v1...v2/', 'compare/v2...v3/', 'history/', 'matrix/'].map(
    (path) => `${policy}/${path}`,
  ),
  `${policy}/compare/?from=v1&to=v2`,
  'policies/AmazonConnect_FullAccess/',
  'changelog/',
  'announcements/',
  'matrix/',
  'actions/',
  'actions/connect/',
  'actions/sqs/',
  'examples/',
  `examples/${hostile.example}/`,
  'guides/',
  'check/',
  'feeds/',
  'api/',
  'about/',
  'no/such/page/',
]

test('every kind of record except the dates of actions has texts that allow markup', () => {
  console.log(
    `Figures: markup in ${fields.length} record fields, viewed on ${pages.length} pages, in search and in the checker`,
  )
  const files = new Set(fields.map((field) => field.split(' ')[0]))
  expect([...files].sort()).toEqual([
    'announcements.json',
    `examples/${hostile.example}.json`,
    `${policy}/policy.json`,
    `${policy}/v1.json`,
    `${policy}/v2.json`,
    `${policy}/v3.json`,
    'risks.json',
    'site.json',
  ])
  // Fewer would mean that the records are not as hostile as they should be.
  expect(fields.length).toBeGreaterThanOrEqual(39)
})

test('nothing runs on any page', async ({ context }) => {
  // In parallel, because most of the time is spent waiting for the network to be idle.
  const visits = pages.map((path) => async () => {
    const page = await context.newPage()
    const ran = watch(page)
    await page.goto(`${server?.url}${path}`, { waitUntil: 'networkidle' })
    expect(ran, path).toEqual([])
    expect(await countInjected(page), path).toBe(0)
    await page.close()
  })
  while (visits.length > 0) await Promise.all(visits.splice(0, 6).map((visit) => visit()))
})

test('hostile texts are shown exactly as they were written', async ({ page }) => {
  await page.goto(`${server?.url}${policy}/`)
  await expect(page).toHaveTitle(new RegExp(hostile.policy))
  await expect(page.locator('main')).toContainText(evil)
  await page.goto(`${server?.url}${policy}/v3/`)
  await expect(page.locator('.document').first()).toContainText(JSON.stringify(evil).slice(1, -1))
  await page.goto(`${server?.url}examples/${hostile.example}/`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(evil)
  await page.goto(`${server?.url}announcements/`)
  await expect(page.locator('main')).toContainText(evil)
})

test('nothing runs when search shows hostile texts', async ({ page }) => {
  const ran = watch(page)
  await page.goto(`${server?.url}search/?q=${hostile.policy}`)
  await expect(page.locator('a.hit').first()).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(ran).toEqual([])
  expect(await countInjected(page)).toBe(0)
})

test('nothing runs when a hostile document is pasted into the checker', async ({ page }) => {
  const ran = watch(page)
  const response = await page.request.get(`${server?.url}api/v1/${policy}/v3.json`)
  const { document } = await response.json()
  await page.goto(`${server?.url}check/`)
  await page
    .locator('textarea')
    .first()
    .fill(JSON.stringify(document, null, 2))
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(500)
  expect(ran).toEqual([])
  expect(await countInjected(page)).toBe(0)
})

test('nothing was written outside the site', () => {
  expect(readdirSync(folder).sort()).toEqual(['content', 'dist'])
  const names = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' })
  expect(names.filter((name) => name.includes('escaped'))).toEqual([])
})

test('hostile feeds are well-formed, and their markup is text', async ({ page }) => {
  await page.goto(`${server?.url}${policy}/`)
  const read = (address: string) =>
    page.evaluate(async (address) => {
      const xml = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/xml')
      const html = [...xml.querySelectorAll('item')].map(
        (item) => item.getElementsByTagName('content:encoded')[0]?.textContent ?? '',
      )
      const markup = new DOMParser().parseFromString(html.join(''), 'text/html')
      return {
        faults: xml.querySelectorAll('parsererror').length,
        items: html.length,
        scripts: markup.querySelectorAll('script, img').length,
        text: markup.body.textContent,
      }
    }, address)
  const versions = await read('./rss.xml')
  expect(versions).toMatchObject({ faults: 0, items: 3, scripts: 0 })
  expect(versions.text).toContain(evil)
  const announcements = await read(`${server?.url}feeds/announcements/rss.xml`)
  expect(announcements).toMatchObject({ faults: 0, scripts: 0 })
  expect(announcements.text).toContain(evil)
})

const role = 'policies/AmazonConnectServiceLinkedRolePolicy'

// This site compares only consecutive versions; the real site has a page and a file for each of these pairs.
for (const [from, to] of [
  ['v1', 'v55'],
  ['v20', 'v42'],
  ['v42', 'v54'],
] as const) {
  test(`${from} and ${to} get the same verdict as on the site with all comparisons`, async ({
    page,
    request,
  }) => {
    const expected = await (await request.get(`./api/v1/${role}/compare/${from}...${to}.json`)).json()
    await page.goto(`${server?.url}${role}/compare/`)
    await page.getByLabel('Older').selectOption(from)
    await page.getByLabel('Newer').selectOption(to)
    await page.getByRole('button', { name: 'Compare' }).click()
    await expect(page).toHaveURL(new RegExp(`\\?from=${from}&to=${to}$`))
    const shown = page.locator('[data-pair]')
    await expect(shown.locator('.badge')).toContainText(expected.verdict)
    const counts = (await shown.locator('.counts li').allInnerTexts()).map((text) =>
      text.replace(/^\S\s+/, ''),
    )
    for (const kind of ['gained', 'lost', 'widened', 'narrowed', 'reshaped']) {
      const count = expected.changes[kind]?.length ?? 0
      expect(
        counts.filter((text) => text.endsWith(kind)),
        kind,
      ).toEqual(count === 0 ? [] : [`${count} ${kind}`])
    }
    await expect(page.getByLabel('Older')).toHaveValue(from)
  })
}

test('the page says so when a version does not exist', async ({ page }) => {
  await page.goto(`${server?.url}${role}/compare/?from=v1&to=v999`)
  await expect(page.locator('[data-pair]')).toContainText('does not have both versions')
})

test('the next build uses nothing from a removed content folder', async () => {
  rmSync(content, { recursive: true })
  await buildFolder(join(folder, 'next'))
  const about = readFileSync(join(folder, 'next/about/index.html'), 'utf8')
  expect(about).toBe(readFileSync('dist/about/index.html', 'utf8'))
})

/** Collect the effects that a hostile text would have. */
function watch(page: Page): readonly string[] {
  const ran: string[] = []
  page.on('dialog', (dialog) => {
    ran.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.endsWith('/x')) ran.push(request.url())
  })
  page.on('console', (message) => {
    // The page's policy would block what an injected element tries, and report it here.
    if (/Content[ -]Security[ -]Policy/i.test(message.text())) ran.push(message.text())
  })
  return ran
}

/** Count the elements that only a hostile text could have created. */
function countInjected(page: Page): Promise<number> {
  return page.evaluate(() => {
    const scripts = [...document.querySelectorAll('script')]
    return (
      document.querySelectorAll('img[src=x], [onerror]').length +
      scripts.filter((script) => script.textContent?.includes('alert(1)')).length
    )
  })
}
