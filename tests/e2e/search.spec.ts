// What a reader searches for comes first: an action by its name or its words, a policy by its name or its words.
import { expect, test } from '@playwright/test'

const firstHits: readonly (readonly [words: string, path: string | RegExp])[] = [
  ['StartContactRecording', '/actions/connect/StartContactRecording/'],
  ['connect:StartContactRecording', '/actions/connect/StartContactRecording/'],
  ['start contact recording', '/actions/connect/StartContactRecording/'],
  ['federation token', '/actions/connect/GetFederationToken/'],
  ['recording', /\/actions\/connect\/[A-Z][a-z]+ContactRecording\/$/],
  ['list users', '/actions/connect/ListUsers/'],
  ['PassRole', '/actions/iam/PassRole/'],
  ['iam:PassRole', '/actions/iam/PassRole/'],
  ['wisdom', /\/actions\/wisdom\//],
  ['AmazonConnect_FullAccess', '/policies/AmazonConnect_FullAccess/'],
  ['AmazonConnectServiceLinkedRolePolicy', '/policies/AmazonConnectServiceLinkedRolePolicy/'],
  ['voice id', '/policies/AmazonConnectVoiceIDFullAccess/'],
  ['read only', '/policies/AmazonConnectReadOnlyAccess/'],
]

for (const [words, path] of firstHits) {
  test(`the first hit for "${words}"`, async ({ page }) => {
    await page.goto(`./search/?q=${encodeURIComponent(words)}`)
    const first = page.locator('.pf-result-link').first()
    await expect(first).toHaveAttribute('href', typeof path === 'string' ? new RegExp(`${path}$`) : path)
  })
}

test('an action that is searched for by its name leads to the policies that grant it', async ({ page }) => {
  await page.goto('./search/?q=StartContactRecording')
  await page.locator('.pf-result-link').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('connect:StartContactRecording')
  const granted = page.locator('section', { has: page.getByRole('heading', { name: 'Granted by' }) })
  await expect(granted.getByRole('link', { name: 'AmazonConnect_FullAccess' })).toBeVisible()
  await expect(granted).toContainText('since v1, 20 November 2020')
})

test('search can be narrowed to a kind of page', async ({ page }) => {
  await page.goto('./search/?q=instance')
  const pane = page.locator('pagefind-filter-pane')
  const groups = pane.locator('.pf-filter-group-name')
  for (const name of [/^page$/i, /^service$/i, /^access level$/i])
    await expect(groups.filter({ hasText: name })).toBeVisible()
  await groups.filter({ hasText: /^page$/i }).click()
  await pane.locator('input[name=page][value=Policy]').check()
  const links = page.locator('.pf-result-link')
  await expect(links.first()).toHaveAttribute('href', /\/policies\//)
  for (const link of await links.all()) await expect(link).toHaveAttribute('href', /\/policies\//)
})
