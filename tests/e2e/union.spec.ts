// Tests the page that compares several policies: a comparison from its examples, by hand, its link, and hostile links.
import { expectAccessible } from '../support/accessible.ts'
import { expect, test } from '../support/test.ts'

const address = './policies/compare/'

test('an example is compared, a policy moved to the other side, and the link shows the same', async ({
  page,
  context,
}) => {
  await page.goto(address)
  await page.getByRole('link', { name: /alone, then with/ }).click()
  const answer = page.locator('[data-answer]')
  await expect(answer.locator('.badge')).toHaveText('− narrower', { timeout: 30_000 })
  await expect(answer).toContainText('connect:AdminGetEmergencyAccessToken')
  await expect(answer).toContainText('AmazonConnectReadOnlyAccess v4 takes away 1 action.')
  await expectAccessible(page)

  await page.getByRole('group', { name: 'Policy 3' }).getByLabel('Side').selectOption('before')
  await expect(answer.locator('.badge')).toHaveText('+ broader', { timeout: 30_000 })
  await answer.locator('summary').first().click()
  await answer.getByRole('button', { name: 'of AmazonConnect_FullAccess v4' }).first().click()
  await expect(page.getByLabel('Text of policy 2')).toBeFocused()
  await expect.poll(() => page.url()).toMatch(/#v1&before=AmazonConnect_FullAccess@v\d+&after=.*&before=/)

  const other = await context.newPage()
  await other.goto(page.url())
  await expect(other.locator('[data-answer] .badge')).toHaveText('+ broader', { timeout: 30_000 })
  expect(await other.locator('[data-answer] .verdict').innerText()).toBe(
    await answer.locator('.verdict').innerText(),
  )
})

test('a link that cannot be read says why', async ({ page }) => {
  await page.goto(`${address}#v1&before=../../x`)
  await expect(page.locator('[data-answer]')).toContainText('The link cannot be read')
})
