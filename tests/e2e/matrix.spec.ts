// Tests the permission matrix: its filter, the address that keeps it, its scopes, and the page without scripts.
import { readFileSync } from 'node:fs'
import { parseCsv } from '../../src/core/csv.ts'
import { expect, type Page, test } from '../support/test.ts'

const all = './matrix/'
const role = './policies/AmazonConnectServiceLinkedRolePolicy/matrix/'

const visibleRows = (page: Page) => page.locator('tr[data-action]:visible')
const namesOf = (page: Page) => visibleRows(page).locator('th a').allInnerTexts()

test('a text and a status narrow the rows, and the address keeps both', async ({ page }) => {
  await page.goto(all)
  await expect(visibleRows(page)).toHaveCount(0)
  await page.getByLabel('Action', { exact: true }).fill('recording')
  await page.getByLabel('Status').selectOption('full')
  await expect(page).toHaveURL(/\/matrix\/\?q=recording&status=full$/)
  const names = await namesOf(page)
  expect(names).toContain('StartContactRecording')
  expect(names.every((name) => /recording/i.test(name))).toBe(true)
  await expect(page.getByRole('status')).toHaveText(`${names.length} of 718 actions shown`)

  await page.reload()
  await expect(page.getByLabel('Action', { exact: true })).toHaveValue('recording')
  await expect(page.getByLabel('Status')).toHaveValue('full')
  expect(await namesOf(page)).toEqual(names)
})

test('clearing the filter restores the summary and folds the services', async ({ page }) => {
  await page.goto(`${all}?q=recording`)
  await expect(page.locator('.matrix-summary')).toBeHidden()
  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await expect(page).toHaveURL(/\/matrix\/$/)
  await expect(page.locator('.matrix-summary')).toBeVisible()
  await expect(visibleRows(page)).toHaveCount(0)
})

test('only rows where the chosen versions differ are shown, with only those columns', async ({ page }) => {
  await page.goto(role)
  await page.getByText('Choose versions').click()
  await page.getByLabel('v53', { exact: true }).check()
  await page.getByLabel('v54', { exact: true }).check()
  await page.getByLabel('Only where versions differ').check()
  await expect(page).toHaveURL(/\?column=v54&column=v53&differs=yes$/)
  await expect(page.getByRole('status')).toHaveText('20 of 645 actions shown')
  const service = page.locator('details[data-service=wisdom]')
  await expect(service.locator('thead th:visible')).toHaveCount(3)
  await expect(page.locator('details[data-service]:visible')).toHaveCount(1)
})

test('a filter that the page does not offer is dropped', async ({ page }) => {
  await page.goto(`${all}?service=nothing&column=Nobody&status=maybe`)
  await expect(page.getByRole('status')).toHaveText('718 of 718 actions shown')
  await expect(page).toHaveURL(/\/matrix\/$/)
})

test('Enter goes from the filter to the actions', async ({ page }) => {
  await page.goto(all)
  await page.getByLabel('Action', { exact: true }).fill('recording')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Action by action' })).toBeFocused()
  await expect(page).toHaveURL(/\?q=recording$/)
})

test('a filter that finds nothing says so', async ({ page }) => {
  await page.goto(`${all}?q=nosuchaction`)
  await expect(page.getByText('No action matches the filter.')).toBeVisible()
})

test('the first column and the header stay in place when a table scrolls', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${role}?service=profile`)
  const table = page.locator('details[data-service=profile] .matrix')
  const corner = table.locator('thead th').first()
  await table.evaluate((element) => element.scrollIntoView())
  const before = await corner.boundingBox()
  await table.evaluate((element) => element.scrollTo(200, 300))
  expect(await corner.boundingBox()).toEqual(before)
})

test('a count in the summary leads to its rows, below the header of their table', async ({ page }) => {
  await page.goto(`${all}#service-connect-write`)
  const tops = await page.locator('details[data-service=connect]').evaluate((details) => {
    const topOf = (selector: string) => details.querySelector(selector)?.getBoundingClientRect()
    return { headEnd: topOf('thead tr')?.bottom, rowStart: topOf('#service-connect-write')?.top }
  })
  expect(tops.headEnd).toBeGreaterThan(0)
  expect(tops.rowStart).toBeGreaterThanOrEqual((tops.headEnd ?? 0) - 1)
})

test('a scope opens and closes by keyboard and returns the focus', async ({ page }) => {
  await page.goto(`${all}?service=s3`)
  const opener = page.locator('td button:visible').first()
  await opener.focus()
  await page.keyboard.press('Enter')
  const scope = page.locator('[popover]:popover-open')
  await expect(scope).toContainText('arn:aws:s3')
  await page.keyboard.press('Escape')
  await expect(scope).toHaveCount(0)
  await expect(opener).toBeFocused()
})

test('a cell leads to the deciding statement', async ({ page }) => {
  await page.goto(`${all}?q=StartContactRecording`)
  await page.locator('td a.full:visible').first().click()
  await expect(page).toHaveURL(/\/policies\/\w+\/v\d+\/#s\d+$/)
  await expect(page.locator('.document li:target')).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the complete table is there and the filter is not, and the page says why', async ({ page }) => {
    await page.goto(`${all}?q=recording`)
    await expect(page.locator('noscript .warning')).toBeVisible()
    await expect(page.locator('tr[data-action]')).toHaveCount(718)
    await expect(page.locator('form[data-matrix]')).toBeHidden()
    await page.locator('details[data-service=connect] > summary').click()
    await expect(page.locator('tr[data-action] a[href$="/StartContactRecording/"]')).toBeVisible()
  })

  test('the summary leads to the rows it counts, and a scope opens', async ({ page }) => {
    await page.goto(all)
    await page.locator('.matrix-summary a[href="#service-s3-read"]').click()
    await expect(page.locator('#service-s3-read')).toBeVisible()
    await page.locator('#service-s3-read td button').first().click()
    await expect(page.locator('[popover]:popover-open')).toContainText('arn:aws:s3')
  })
})

test('the matrix can be downloaded as CSV', async ({ page, request }) => {
  await page.goto(all)
  const href = await page.getByRole('link', { name: 'Download as CSV' }).getAttribute('href')
  const response = await request.get(new URL(href ?? '', page.url()).href)
  expect(response.headers()['content-type']).toContain('text/csv')
  expect(parseCsv(await response.text())).toHaveLength(719)
})

test('the CSV follows the filter: rows, chosen policies and an added one', async ({ page }) => {
  await page.goto(`${all}?q=recording&column=AmazonConnect_FullAccess`)
  await page.getByText('Other AWS managed policies').click()
  await page.getByRole('button', { name: 'Show AdministratorAccess as a column' }).click()
  await expect(page.locator('th[data-other]').first()).toBeAttached()
  const names = await namesOf(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download what is shown as CSV' }).click()
  const [head = [], ...rows] = parseCsv(readFileSync(await (await download).path(), 'utf8'))
  expect(head.slice(0, 5)).toEqual([
    'action',
    'service',
    'access level',
    'risk',
    expect.stringMatching(/^AmazonConnect_FullAccess v\d+$/),
  ])
  expect(head.slice(5)).toEqual([
    `${head[4]} scope`,
    `${head[4]} conditions`,
    expect.stringMatching(/^AdministratorAccess v\d+$/),
  ])
  expect(rows.map(([action]) => action)).toEqual(names.map((name) => `connect:${name}`))
  expect(rows.every((fields) => fields.at(-1) === 'full')).toBe(true)
})

test.describe('on a screen of 1920 pixels', () => {
  test.use({ viewport: { width: 1920, height: 1080 } })

  test('every policy is visible at once, and its name has at most two lines', async ({ page }) => {
    await page.goto(all)
    const sizes = await page
      .locator('.matrix')
      .first()
      .evaluate((box) => ({
        hidden: box.scrollWidth - box.clientWidth,
        lines: [...box.querySelectorAll('thead a')].map(
          (link) => new Set([...link.getClientRects()].map(({ top }) => top)).size,
        ),
      }))
    expect(sizes.hidden).toBe(0)
    expect(sizes.lines.length).toBeGreaterThan(5)
    expect(Math.max(...sizes.lines)).toBe(2)
  })
})

test('on a phone, the head says to scroll sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(all)
  await expect(page.locator('.matrix-summary .scroll-cue')).toBeVisible()
  await page.setViewportSize({ width: 1400, height: 844 })
  await expect(page.locator('.matrix-summary .scroll-cue')).toBeHidden()
})

for (const path of [
  './',
  './policies/',
  './guides/managed-policies/',
  './policies/AmazonConnect_FullAccess/v4/',
]) {
  test(`no underline hides an underscore on ${path}`, async ({ page }) => {
    await page.goto(path)
    const gaps = await page.evaluate(measureGaps)
    expect(gaps.length).toBeGreaterThan(0)
    for (const { text, gap } of gaps) expect(gap, text).toBeGreaterThanOrEqual(0.5)
  })
}

/** Measure, for each link with an underscore, how far its underline is below the underscore, in pixels. */
function measureGaps(): readonly { readonly text: string; readonly gap: number }[] {
  const canvas = document.createElement('canvas').getContext('2d')
  return [...document.querySelectorAll('a')].flatMap((link) => {
    const style = getComputedStyle(link)
    const inner = link.querySelector('code') ?? link
    if (!link.textContent.includes('_') || !style.textDecorationLine.includes('underline') || canvas === null)
      return []
    const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(inner)
    canvas.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
    const below = canvas.measureText('_').actualBoundingBoxDescent
    return [{ text: link.textContent, gap: Number.parseFloat(style.textUnderlineOffset) - below }]
  })
}
