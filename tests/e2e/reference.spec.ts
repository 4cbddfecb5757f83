// Tests how a reader finds out what AWS changed in its reference, without JavaScript and on a phone.
import { expectAccessible } from '../support/accessible.ts'
import { expect, test } from '../support/test.ts'

const pages = ['./reference/', './reference/2026/', './reference/wisdom/']

test.describe('without JavaScript, on a phone', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })

  test('the list of changes that moved a policy leads to the change, with the policy and a request', async ({
    page,
  }) => {
    await page.goto('./')
    await page.getByRole('contentinfo').getByRole('link', { name: 'AWS’s reference' }).click()
    await expect(page).toHaveURL(/\/reference\/$/)
    await page.getByRole('link', { name: 'wisdom:CreateAIAgent and 5 more' }).click()
    await expect(page).toHaveURL(/\/reference\/2025\/#d2025-08-26-wisdom-CreateAIAgent$/)
    const entry = page.locator('.reference-entry:target')
    await expect(entry).toBeInViewport()
    await expect(entry).toContainText('6 actions no longer take a resource: Assistant')
    await expect(entry).toContainText('AmazonConnectServiceLinkedRolePolicy v28')
    await expect(entry).toContainText('Allowed until then: wisdom:CreateAIAgent on arn:aws:wisdom:')
    await entry.getByRole('link', { name: 'wisdom:CreateAIAgent' }).click()
    await expect(page.locator('#changes')).toHaveText(/^Changes in AWS’s reference/)
    await expect(page.locator('main')).toContainText('The action no longer takes a resource: Assistant')
  })

  test('a service leads to the changes of its reference, and its pages fit', async ({ page }) => {
    await page.goto('./actions/connect/')
    await page.getByRole('link', { name: /changes in AWS’s reference$/ }).click()
    await expect(page.locator('[id="d2026-06-18-connect-StartOutboundVoiceContact"]')).toContainText(
      'connect:StartOutboundVoiceContact no longer takes a resource: contact.',
    )
    for (const path of pages) {
      await page.goto(path)
      const widths = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ])
      expect(widths[0], path).toBeLessThanOrEqual(widths[1] ?? 0)
    }
  })

  test('a version says since when it names actions in vain', async ({ page }) => {
    await page.goto('./policies/AmazonConnectServiceLinkedRolePolicy/history/')
    await expect(page.locator('section', { has: page.locator('#reference') }).first()).toContainText(
      'no longer take a resource: Assistant',
    )
    await page.goto('./policies/AmazonConnectServiceLinkedRolePolicy/v28/')
    expect(await page.locator('main').textContent()).toContain(
      'idle since 26 August 2025, when AWS’s reference dropped the resource type Assistant',
    )
  })
})

test('the pages are accessible in light and dark', async ({ page }) => {
  for (const path of pages) {
    await page.goto(path)
    await expectAccessible(page)
  }
})

test('the feed is offered, and the JSON has the row that the page shows', async ({ page, request }) => {
  await page.goto('./reference/')
  const href = await page.getByRole('link', { name: 'RSS', exact: true }).getAttribute('href')
  expect(await (await request.get(new URL(href ?? '', page.url()).href)).text()).toContain('<rss')
  const json = await page.getByRole('link', { name: 'JSON', exact: true }).getAttribute('href')
  const rows = await (await request.get(new URL(json ?? '', page.url()).href)).json()
  expect(rows).toContainEqual({
    day: '2026-06-18',
    action: 'connect:StartOutboundVoiceContact',
    field: 'resource-type',
    removed: ['contact*'],
    added: [],
  })
})
