// Tests what people come for with JavaScript off: everything that the site promises without it.
import { expect, test } from '../support/test.ts'

test.use({ javaScriptEnabled: false })

const role = './policies/AmazonConnectServiceLinkedRolePolicy'

test('the list of actions leads to who can start a recording', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('link', { name: 'Actions', exact: true }).click()
  await page.getByRole('main').getByRole('link', { name: 'Amazon Connect', exact: true }).click()
  await page
    .getByRole('link', { name: /StartContactRecording$/ })
    .first()
    .click()
  await expect(page.locator('main')).toContainText('AmazonConnect_FullAccess')
})

test('the changes in v55 can be read, and each part has an address', async ({ page }) => {
  await page.goto('./')
  await page.locator('.release h3').getByRole('link', { name: 'v55' }).click()
  await expect(page.locator('.verdict')).toContainText('mixed')
  await page
    .locator('.verdict .counts')
    .getByRole('link', { name: /narrowed/ })
    .click()
  await expect(page.locator('#narrowed:target > h2')).toBeInViewport()
})

test('two versions that are not consecutive can be compared from the list of all pairs', async ({ page }) => {
  await page.goto(`${role}/compare/`)
  await expect(page.locator('.picker')).toBeHidden()
  await page.locator('#v55 > summary').click()
  await page.locator('#v55').getByRole('link', { name: 'v7 to v55' }).click()
  await expect(page).toHaveURL(/compare\/v7\.\.\.v55\/$/)
  await expect(page.locator('.verdict')).toBeVisible()
})

test('feeds can be subscribed to by their links', async ({ page, request }) => {
  await page.goto('./')
  await page.getByRole('link', { name: 'Get notified' }).click()
  const href = await page.getByRole('link', { name: 'RSS of Broader access' }).getAttribute('href')
  const response = await request.get(new URL(href ?? '', page.url()).href)
  expect(await response.text()).toContain('<rss')
})
