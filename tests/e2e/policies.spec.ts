// Tests the catalog: its filter, the address that keeps it, use by keyboard alone, and the list without scripts.
import { expect, type Page, test } from '../support/test.ts'

const rows = (page: Page) => page.locator('tbody[data-policies] > tr:visible')
const namesOf = (page: Page) => rows(page).locator('th > a').allInnerTexts()

test('a text and a status narrow the list, and the address restores them', async ({ page }) => {
  await page.goto('./policies/')
  const all = await rows(page).count()
  await page.getByLabel('Name, purpose or service').fill('access FULL')
  await expect(page).toHaveURL(/\/policies\/\?q=access\+FULL$/)
  const typed = await namesOf(page)
  expect(typed).toContain('AmazonConnect_FullAccess')
  expect(typed.length).toBeLessThan(all)

  await page.getByLabel('Status').selectOption('retired')
  expect(await namesOf(page)).toEqual(['AmazonConnectFullAccess'])
  await expect(page.getByRole('status')).toHaveText(`1 of ${all} policies shown`)

  await page.reload()
  await expect(page.getByLabel('Name, purpose or service')).toHaveValue('access FULL')
  await expect(page.getByLabel('Status')).toHaveValue('retired')
  expect(await namesOf(page)).toEqual(['AmazonConnectFullAccess'])

  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await expect(rows(page)).toHaveCount(all)
  await expect(page).toHaveURL(/\/policies\/$/)
})

test('the list can be filtered by kind and service and ordered by newest change', async ({ page }) => {
  await page.goto('./policies/?kind=service-linked-role&service=wisdom')
  expect(await namesOf(page)).toContain('AmazonConnectServiceLinkedRolePolicy')
  await expect(rows(page).locator('.policy-kind', { hasText: 'Managed policy' })).toHaveCount(0)

  await page.goto('./policies/?order=newest')
  const days = await rows(page)
    .locator('time')
    .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''))
  expect(days.length).toBeGreaterThan(1)
  expect(days).toEqual(days.toSorted().reverse())
})

test('a filter that finds nothing can be cleared, and does not move the filter form', async ({ page }) => {
  await page.goto('./policies/')
  const head = page.locator('.filter')
  const before = await head.boundingBox()
  await page.getByLabel('Name, purpose or service').fill('nosuchpolicy')
  await expect(page.getByText('No policies match.')).toBeVisible()
  expect(await head.boundingBox()).toEqual(before)
  await page.getByRole('button', { name: 'Show all policies' }).click()
  await expect(page.getByText('No policies match.')).toBeHidden()
  await expect(page.getByLabel('Name, purpose or service')).toBeFocused()
})

test('a policy can be filtered for and opened by keyboard alone', async ({ page }) => {
  await page.goto('./policies/')
  const field = page.getByLabel('Name, purpose or service')
  // Use the skip link to get past the navigation, then go on to the filter.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(field).toBeFocused()
  await page.keyboard.type('synchronization')
  await page.keyboard.press('Enter')
  await expect(page.locator('#results')).toBeFocused()
  // The table can be scrolled with keys where it is wider than the page, so it has a tab stop of its own.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/policies\/AmazonConnectSynchronizationServiceRolePolicy\/$/)
})

test('a policy of a service that has ended says so, and nothing advises to attach it', async ({ page }) => {
  await page.goto('./policies/?status=ended')
  expect(await namesOf(page)).toEqual(['AmazonConnectVoiceIDFullAccess'])
  await rows(page).locator('th > a').click()
  await expect(page.locator('.facts')).toContainText(/Status\s*ended/)
  await expect(page.getByText('There is no reason to attach this policy anymore.')).toBeVisible()
  await expect(page.getByRole('heading', { name: /Also required|Examples to attach/ })).toHaveCount(0)
})

test('a filter that the page does not offer is dropped', async ({ page }) => {
  await page.goto('./policies/?kind=group&status=maybe&order=random')
  await expect(page.getByRole('status')).toHaveText(/^(\d+) of \1 policies shown$/)
  await expect(page).toHaveURL(/\/policies\/$/)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the whole list is there and the filter is not', async ({ page, request }) => {
    const { policies } = await (await request.get('./api/v1/policies.json')).json()
    await page.goto('./policies/?q=nosuchpolicy')
    await expect(rows(page)).toHaveCount(policies.length)
    await expect(page.locator('.filter')).toBeHidden()
  })
})
