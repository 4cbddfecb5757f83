// Tests that a reader with a question finds the guide and section that answers it, even without scripts or a mouse.
import { expect, type Page, test } from '../support/test.ts'

const connectWithIam = './guides/how-connect-works-with-iam/'

/** Questions as people type them, and the guide that must be among the first results. */
const questions: readonly (readonly [words: string, guide: string])[] = [
  ['which actions need star resource', 'how-connect-works-with-iam'],
  ['tag users', 'how-connect-works-with-iam'],
  ['which condition keys', 'how-connect-works-with-iam'],
  ['temporary credentials', 'how-connect-works-with-iam'],
  ['what does a wildcard match', 'how-connect-works-with-iam'],
  ['bucket recording', 'limit-what-can-be-associated'],
  ['broader meaning', 'read-a-verdict'],
  ['why did access grow', 'read-a-verdict'],
  ['slack', 'subscribe'],
  ['feed reader', 'subscribe'],
  ['curl jq', 'use-the-json'],
  ['stop a pipeline', 'use-the-json'],
]

for (const [words, guide] of questions) {
  test(`a guide answers "${words}"`, async ({ page }) => {
    await page.goto(`./search/?q=${encodeURIComponent(words)}`)
    // Names are shown before the texts have been searched: the summary says when both have been.
    await expect(page.locator('[data-summary]')).not.toBeEmpty({ timeout: 15_000 })
    const links = page.locator('a.hit')
    const first = await links.evaluateAll((all) => all.slice(0, 5).map((link) => link.getAttribute('href')))
    expect(first.map((href) => href?.split('/').at(-2))).toContain(guide)
  })
}

test('the headings in the sidebar lead to their sections by keyboard', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(connectWithIam)
  const contents = page.getByRole('navigation', { name: 'On this page' })
  await expect(contents).toBeVisible()
  await contents.getByRole('link').first().focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expectTarget(page)
})

test('a heading links to itself', async ({ page }) => {
  await page.goto(connectWithIam)
  const link = page.getByRole('heading', { name: 'Which actions need the star resource?' }).getByRole('link')
  await link.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#which-actions-need-the-star-resource$/)
})

test('a guide links to the next one and back', async ({ page }) => {
  await page.goto('./guides/')
  const links = page.locator('main dt a')
  const titles = await links.allInnerTexts()
  await links.first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(titles[0] ?? '')
  await page.locator('a[rel=next]').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(titles[1] ?? '')
  await page.locator('a[rel=prev]').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(titles[0] ?? '')
})

test.describe('without JavaScript, on a phone', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })

  test('the headings unfold and lead to their sections by keyboard', async ({ page }) => {
    await page.goto(connectWithIam)
    const fold = page.locator('summary', { hasText: 'On this page' })
    const link = page.locator('details a').nth(3)
    await expect(link).toBeHidden()
    await fold.focus()
    await page.keyboard.press('Enter')
    await expect(link).toBeVisible()
    await link.focus()
    await page.keyboard.press('Enter')
    await expectTarget(page)
  })

  test('a guide shows its tables and policies', async ({ page }) => {
    await page.goto(connectWithIam)
    await expect(page.getByRole('region', { name: 'Condition keys of Amazon Connect' })).toContainText(
      'connect:InstanceId',
    )
    await expect(page.getByRole('region', { name: 'Create users of one instance' })).toContainText(
      'connect:CreateUser',
    )
  })
})

/** Expect the section that the address names to be on the screen. */
async function expectTarget(page: Page): Promise<void> {
  // The address may change a moment after the key is pressed.
  await expect(page).toHaveURL(/#./)
  const id = new URL(page.url()).hash.slice(1)
  await expect(page.locator(`h2[id="${id}"], h3[id="${id}"]`)).toBeInViewport()
}
