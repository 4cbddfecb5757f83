// Tests what people come for with the keyboard alone: each step is a key, and the focus is visible.
import { expect, type Page, test } from '../support/test.ts'

/** Press Tab until an element has the focus. Throws when it is not reached. */
async function tabTo(page: Page, selector: string, most = 60): Promise<void> {
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press('Tab')
    if (
      await page
        .locator(selector)
        .first()
        .evaluate((element) => element === document.activeElement)
    )
      return
  }
  throw new Error(`pressing Tab ${most} times does not reach ${selector}`)
}

/** Expect the focused element to have a visible outline. */
async function expectRing(page: Page): Promise<void> {
  const outline = await page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body)
    return `${outlineStyle} ${outlineWidth}`
  })
  expect(outline).not.toMatch(/^none|\b0px/)
}

test('a reader finds who can start a recording', async ({ page }) => {
  await page.goto('./')
  await tabTo(page, '#home-search')
  await page.keyboard.type('StartContactRecording')
  await page.keyboard.press('Enter')
  await expect(page.locator('a.hit').first()).toBeVisible()
  await tabTo(page, 'a.hit')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/actions\/connect\/StartContactRecording\/$/)
})

test('two versions can be picked and compared', async ({ page }) => {
  await page.goto('./policies/AmazonConnectServiceLinkedRolePolicy/compare/')
  await tabTo(page, 'select[name=from]')
  await expectRing(page)
  await page.keyboard.type('v7,')
  await tabTo(page, '.picker [type=submit]')
  await expectRing(page)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/compare\/v7\.\.\.v55\/$/)
  await expect(page.locator('.verdict')).toBeVisible()
})

test('a change can be read, and a part of it has an address', async ({ page }) => {
  await page.goto('./policies/AmazonConnectServiceLinkedRolePolicy/v55/')
  await tabTo(page, '.verdict .counts a')
  await expectRing(page)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/v55\/#gained$/)
  await expect(page.locator('#gained > h2')).toBeInViewport()
})

test('the address of a feed can be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('./feeds/')
  await tabTo(page, 'main [data-copy]')
  await expectRing(page)
  await page.keyboard.press('Enter')
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/\/(?:rss|atom)\.xml$|\/feed\.json$/)
})

test('the matrix can be filtered', async ({ page }) => {
  await page.goto('./matrix/')
  await tabTo(page, 'form[data-matrix] [name=q]')
  await page.keyboard.type('recording')
  await expect(page).toHaveURL(/\?q=recording$/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Action by action' })).toBeFocused()
})

test('a policy can be checked, and a finding leads to the text', async ({ page }) => {
  await page.goto('./check/')
  await tabTo(page, 'main textarea')
  await page.keyboard.type(
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"connect:NoSuch","Resource":"*"}]}',
  )
  await expect(page.locator('.finding').first()).toBeVisible({ timeout: 15_000 })
  await tabTo(page, '.finding button')
  await expectRing(page)
  await page.keyboard.press('Enter')
  await expect(page.locator('main textarea').first()).toBeFocused()
})
