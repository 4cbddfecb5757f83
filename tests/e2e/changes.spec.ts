// Tests what even a tired engineer must see of a change: verdict, picture, risks, scopes, details, text.
import { expect, type Page, test } from '../support/test.ts'

const compare = './policies/AmazonConnectServiceLinkedRolePolicy/compare'
const large = `${compare}/v54...v55/`

for (const [name, path] of [
  ['a comparison', large],
  ['a version', './policies/AmazonConnectServiceLinkedRolePolicy/v55/'],
] as const) {
  test(`${name} shows a change from the verdict down to the text`, async ({ page }) => {
    await page.goto(path)
    const tops: number[] = []
    for (const place of ['.verdict', '.change-picture', '#sensitive', '#scopes', '#gained', '#text'])
      tops.push((await page.locator(place).boundingBox())?.y ?? -1)
    expect(tops).not.toContain(-1)
    expect(tops).toEqual(tops.toSorted((a, b) => a - b))
  })
}

test('the picture counts by service and access level, with signs', async ({ page }) => {
  await page.goto(large)
  const picture = page.getByRole('table', { name: /Changed actions by service and access level/ })
  await expect(picture.getByRole('columnheader')).toHaveText([
    'Service',
    'Permissions management',
    'Tagging',
    'Write',
    'Read',
    'List',
  ])
  const row = picture.getByRole('row', { name: /Customer Profiles/ })
  await expect(row.getByRole('cell')).toHaveText(['', '', '+16↓9±18', '+15↓12±8', '+12↓12±3'])
})

test('scopes and ARNs are described in words next to the exact text', async ({ page }) => {
  await page.goto(large)
  const narrowed = page.locator('#narrowed .group').first()
  await expect(narrowed).toContainText('Now only when the resource’s account is the caller’s account.')
  await expect(narrowed).toContainText('Customer Profiles domains whose name starts with “amazon-connect-”')
  await expect(
    narrowed.locator('code', { hasText: /^arn:aws:profile:\*:\*:domains\/amazon-connect-\*$/ }),
  ).not.toHaveCount(0)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the diff is side by side where there is room, and unified on request', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(`${compare}/v53...v54/`)
    const [removed, added] = await firstPair(page)
    expect(added.x).toBeGreaterThan(removed.x + 100)
    expect(added.y).toBe(removed.y)
    await page.getByLabel('Unified').check()
    const [above, below] = await firstPair(page)
    expect(below.x).toBe(above.x)
    expect(below.y).toBeGreaterThan(above.y)
  })

  test('unchanged lines unfold', async ({ page }) => {
    await page.goto(`${compare}/v53...v54/`)
    // Unchanged statements come last, in the folded rest of the text.
    await page.locator('.rest > summary').click()
    const fold = page.locator('.parts details').last()
    await expect(fold.locator('pre')).toBeHidden()
    await fold.locator('summary').click()
    await expect(fold.locator('pre')).toContainText('"Effect": "Allow"')
  })
})

async function firstPair(page: Page) {
  const removed = await page.locator('.parts del').first().boundingBox()
  const added = await page.locator('.parts ins').first().boundingBox()
  if (removed === null || added === null) throw new Error('the diff shows no lines')
  return [removed, added] as const
}

test('unchanged lines are on both sides, each with its number there', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`${compare}/v54...v55/`)
  const line = page.locator('.parts div', { has: page.locator('[aria-hidden]') }).first()
  const [older, newer] = [line.locator('code').nth(0), line.locator('code').nth(1)]
  expect(await older.textContent()).toBe(await newer.textContent())
  const [left, right] = [await older.boundingBox(), await newer.boundingBox()]
  expect(right?.y).toBe(left?.y)
  expect(right?.x).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0) - 1)
  const numberOf = (side: typeof older, place: string) =>
    side.evaluate((element, pseudo) => getComputedStyle(element, pseudo).content, place)
  expect(await numberOf(older, '::before')).toMatch(/^"\d+"/)
  expect(await numberOf(newer, '::after')).toMatch(/^"\d+"/)
})

test('the contents stay in view, at the side or in a bar, and lead to each section', async ({ page }) => {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 })
    await page.goto(large)
    const contents = page.getByRole('navigation', { name: 'On this page' })
    await contents.getByRole('link', { name: /^Reshaped/ }).click()
    await expect(page.locator('#reshaped > h2')).toBeInViewport()
    await expect(contents).toBeInViewport()
    const [bar, heading] = [await contents.boundingBox(), await page.locator('#reshaped > h2').boundingBox()]
    if (width === 390) expect(heading?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0))
  }
})

test('long lists of actions are folded, and a link to one of them unfolds it', async ({ page }) => {
  await page.goto(large)
  const action = page.locator('[id="profile-DeleteProfile"]')
  await expect(action).toBeHidden()
  await page.goto(`${large}#profile-DeleteProfile`)
  await expect(action).toBeVisible()
})

test('on a phone the diff is unified, and names break between words', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of [`${compare}/v1...v55/`, './changelog/', './policies/']) {
    await page.goto(path)
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
    expect(widths[0], path).toBeLessThanOrEqual(widths[1] ?? 0)
  }
  await page.goto(large)
  const [removed, added] = await firstPair(page)
  expect(added.x).toBe(removed.x)
  // Each word of the heading is on one line.
  const lines = await page.locator('h1').evaluate((heading) =>
    [...heading.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '')
      .map((node) => {
        const range = document.createRange()
        range.selectNodeContents(node)
        return new Set([...range.getClientRects()].map(({ top }) => top)).size
      }),
  )
  expect(lines.length).toBeGreaterThan(3)
  expect(new Set(lines)).toEqual(new Set([1]))
})

test('j and k go from change to change, past the picture', async ({ page }) => {
  await page.goto(large)
  await page.keyboard.press('j')
  await expect(page.locator('#gained > h2')).toBeFocused()
  await page.keyboard.press('j')
  await expect(page.locator('#gained .group').first()).toBeFocused()
  await page.keyboard.press('k')
  await expect(page.locator('#gained > h2')).toBeFocused()
})

for (const path of [large, './policies/AmazonConnectServiceLinkedRolePolicy/v55/']) {
  test(`${path} prints on at most 12 pages, and no heading ends one`, async ({ page }) => {
    await page.goto(path)
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
    const count = pdf.match(/\/Type\s*\/Page\b/g)?.length
    expect(count).toBeGreaterThan(3)
    expect(count).toBeLessThanOrEqual(12)
    await page.emulateMedia({ media: 'print' })
    const breaks = await page
      .locator('main :is(h1, h2, h3, h4, summary)')
      .evaluateAll((headings) => headings.map((heading) => getComputedStyle(heading).breakAfter))
    expect(new Set(breaks)).toEqual(new Set(['avoid']))
  })
}

test('the destructive actions of a change are named, apart from the sensitive ones', async ({ page }) => {
  await page.goto(large)
  await page
    .locator('.verdict')
    .getByRole('link', { name: /destructive/ })
    .click()
  await expect(page.locator('#destructive')).toBeInViewport()
  const worry = page.getByRole('region', { name: 'Should I worry?' })
  await expect(worry.getByRole('link', { name: 'profile:DeleteProfile', exact: true })).toBeVisible()
  await expect(worry.getByRole('link', { name: 'profile:MergeProfiles' })).toBeVisible()
  await expect(worry).toContainText('No mark does not mean harmless.')
})

test('a large change is a few screens long, and the rest of the text opens with one click', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1400, height: 900 })
  await page.goto(large)
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(8000)
  const removed = page.locator('.rest del').last()
  await expect(removed).toBeHidden()
  await page.locator('.rest > summary').click()
  await expect(removed).toBeVisible()
})

test('in print and in forced colors, signs still show what changed', async ({ page }) => {
  await page.goto(large)
  await page.emulateMedia({ media: 'print', forcedColors: 'active' })
  await expect(page.locator('.change-picture')).toContainText('+16')
  await expect(page.locator('.diff-mode')).toBeHidden()
  const sign = await page
    .locator('.parts del')
    .first()
    .evaluate((line) => getComputedStyle(line, '::before').content)
  expect(sign).toContain('−')
})
