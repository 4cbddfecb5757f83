// Tests what must be true of every kind of page, whatever it shows.
import { pageKinds } from '../page-kinds.ts'
import { expectAccessible } from '../support/accessible.ts'
import { expectSound } from '../support/sound-page.ts'
import { expect, test } from '../support/test.ts'

for (const { name, path, status = 200 } of pageKinds) {
  // A relative path also works when the site is under a sub-path.
  const address = `.${path}`

  test.describe(`${name} page`, () => {
    test('has one h1, no errors, no foreign requests, working links within the page, and fits a phone', async ({
      page,
      baseURL,
    }) => {
      await expectSound(page, new URL(address, baseURL).href, { path, status })
    })

    test('is accessible in light and dark', async ({ page }) => {
      await page.goto(address)
      await expectAccessible(page)
    })
  })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('every kind of page shows its main content', async ({ page }) => {
    for (const { path } of pageKinds) {
      await page.goto(`.${path}`)
      await expect(page.locator('main h1'), path).toBeVisible()
      expect((await page.locator('main').innerText()).length, path).toBeGreaterThan(40)
    }
  })
})
