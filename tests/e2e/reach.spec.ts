// Tests the pages about policies outside the catalog, the links that lead to them, and their columns in the matrix.
import { expect, test } from '../support/test.ts'

test('an action leads to a policy outside the catalog, and from there to the list', async ({ page }) => {
  await page.goto('./actions/connect/ListUsers/')
  const others = page.getByRole('region', { name: 'Other AWS managed policies' })
  await others.getByRole('link', { name: 'ReadOnlyAccess', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ReadOnlyAccess')
  await expect(page.getByText('AWS offers it for people’s jobs')).toBeVisible()
  await page
    .getByRole('navigation', { name: 'Breadcrumb' })
    .getByRole('link', { name: 'Other policies' })
    .click()
  await expect(page.getByRole('heading', { name: 'Like an administrator 4' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'By the names of the services 14' })).toBeVisible()
})

test('the list of policies and the page of a service say how many others there are', async ({ page }) => {
  await page.goto('./policies/')
  await expect(page.getByRole('link', { name: '18 other AWS managed policies' })).toHaveAttribute(
    'href',
    /\/reach\/$/,
  )
  await page.goto('./actions/voiceid/')
  await expect(
    page.getByRole('link', { name: /other AWS managed policies grant some of these actions/ }),
  ).toBeVisible()
})

test('the version that since names is on the page', async ({ page }) => {
  await page.goto('./reach/')
  await page
    .getByRole('row', { name: /^ReadOnlyAccess/ })
    .getByRole('link', { name: 'v70' })
    .click()
  await expect(page).toHaveURL(/\/reach\/ReadOnlyAccess\/#v70$/)
  await expect(page.locator('#v70')).toContainText('107 gained')
  await expect(page.locator('#v69')).toContainText('grants no action any more')
})

test('a policy outside the catalog becomes a column of the matrix, and can be hidden again', async ({
  page,
}) => {
  await page.goto('./matrix/?q=ListUsers&service=connect')
  const row = page
    .locator('tr[data-action]:visible')
    .filter({ has: page.getByRole('link', { name: 'ListUsers', exact: true }) })
  const before = await row.locator('td').count()
  await page.getByText('Other AWS managed policies', { exact: false }).first().click()
  const button = page.getByRole('button', { name: 'Show ReadOnlyAccess as a column' })
  await button.click()
  await expect(page.locator('[data-others-status]')).toHaveText(
    'ReadOnlyAccess is the last column of each table.',
  )
  await expect(row.locator('td')).toHaveCount(before + 1)
  await expect(row.locator('td').last()).toHaveText('full')
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  await button.click()
  await expect(row.locator('td')).toHaveCount(before)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } })

  for (const path of [
    './reach/',
    './reach/AdministratorAccess/',
    './reach/AWSMcpServiceActionsFullAccess/',
  ]) {
    test(`${path} fits a phone and says what it does not know`, async ({ page }) => {
      await page.goto(path)
      await expect(page.getByText('Policies that you wrote yourself')).toBeVisible()
      const root = page.locator('html')
      const widths = await root.evaluate((element) => [element.scrollWidth, element.clientWidth])
      expect(widths[0]).toBe(widths[1])
    })
  }

  test('the matrix links to the policies and offers no buttons', async ({ page }) => {
    await page.goto('./matrix/')
    await page.getByText('Other AWS managed policies', { exact: false }).first().click()
    await expect(page.locator('[data-others]').getByRole('link', { name: 'SecurityAudit' })).toBeVisible()
    await expect(page.locator('[data-others]').getByRole('button')).toHaveCount(0)
  })
})
