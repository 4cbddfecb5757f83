// Tests that a search finds the right page first, whatever its kind, and what the search page shows and remembers.
import { expect, type Page, test } from '../support/test.ts'

const role = '/policies/AmazonConnectServiceLinkedRolePolicy/'

const firstHits: readonly (readonly [words: string, path: string | RegExp])[] = [
  ['StartContactRecording', '/actions/connect/StartContactRecording/'],
  ['connect:StartContactRecording', '/actions/connect/StartContactRecording/'],
  ['start contact recording', '/actions/connect/StartContactRecording/'],
  ['federation token', '/actions/connect/GetFederationToken/'],
  ['recording', /\/actions\/connect\/[A-Z][a-z]+ContactRecording\/$/],
  ['list users', '/actions/connect/ListUsers/'],
  ['wisdom delete assistant', '/actions/wisdom/DeleteAssistant/'],
  ['PutRolePolicy', '/actions/iam/PutRolePolicy/'],
  ['AdminGetEmergencyAccessToken', '/actions/connect/AdminGetEmergencyAccessToken/'],
  ['PassRole', '/actions/iam/PassRole/'],
  ['iam:PassRole', '/actions/iam/PassRole/'],
  ['connect:*', '/actions/connect/'],
  ['wisdom', '/actions/wisdom/'],
  ['profile:', '/actions/profile/'],
  ['AmazonConnect_FullAccess', '/policies/AmazonConnect_FullAccess/'],
  ['AmazonConnectServiceLinkedRolePolicy', role],
  ['full access', '/policies/AmazonConnect_FullAccess/'],
  ['voice id', '/policies/AmazonConnectVoiceIDFullAccess/'],
  ['read only', '/policies/AmazonConnectReadOnlyAccess/'],
  ['v54 service linked role', `${role}v54/`],
  ['kms voice id', '/examples/voice-id-own-kms-key/'],
  ['cases onboard', /\/examples\/onboard-to-cases/],
  ['tag users', '/examples/describe-and-update-users-by-tag/'],
  ['record calls', /\/examples\/(?:associate-one-s3-bucket|record-)/],
  ['broader', '/guides/read-a-verdict/'],
  ['unknown-action', '/check/rules/unknown-action/'],
  ['StartContactRecoding', '/actions/connect/StartContactRecording/'],
]

// A few tests rather than one per search, because opening a browser context takes longer than a search.
for (const from of [0, 7, 14, 21]) {
  const some = firstHits.slice(from, from + 7)
  test(`the right page comes first: ${some.map(([words]) => words).join(', ')}`, async ({ page }) => {
    for (const [words, path] of some) {
      await search(page, words)
      const first = page.locator('a.hit').first()
      await expect
        .soft(first, words)
        .toHaveAttribute('href', typeof path === 'string' ? new RegExp(`${path}$`) : path)
    }
  })
}

test('a question leads to the section of a guide that answers it', async ({ page }) => {
  await search(page, 'which actions need every resource')
  const first = page.locator('.hits > li').first()
  await expect(first.locator('.tag')).toHaveText('Guide')
  // The section is the result itself.
  await first.locator('a.hit').click()
  await expect(page.locator(':target')).toContainText('Which actions')
})

test('every kind of page can be found and is labeled with its kind', async ({ page }) => {
  await search(page, 'connect')
  const kinds = page.getByRole('combobox', { name: 'Page', exact: true }).locator('option')
  await expect(kinds).not.toHaveCount(1)
  const offered = (await kinds.allTextContents()).slice(1).map((text) => text.replace(/ \(\d+\)$/, ''))
  expect(offered.toSorted()).toEqual([
    'Action',
    'Announcements',
    'Example',
    'Guide',
    'Other policy',
    'Page',
    'Policy',
    'Rule',
    'Service',
    'Version',
  ])
  for (const kind of offered) {
    await page.getByRole('combobox', { name: 'Page', exact: true }).selectOption(kind)
    await expect(page.locator('.hits > li').first().locator('.tag')).toHaveText(kind)
  }
})

test('a filter shows how many pages match, and the address keeps it', async ({ page }) => {
  await search(page, 'instance')
  const kind = page.getByRole('combobox', { name: 'Page', exact: true })
  const option = kind.locator('option', { hasText: /^Policy/ })
  const count = (await option.textContent())?.match(/\d+/)?.[0]
  await kind.selectOption('Policy')
  await expect(page.locator('[data-summary]')).toHaveText(new RegExp(`^${count} results?$`))
  await expect(page).toHaveURL(/\?q=instance&page=Policy$/)
  for (const link of await page.locator('a.hit').all())
    await expect(link).toHaveAttribute('href', /\/policies\//)
  await page.reload()
  await expect(kind).toHaveValue('Policy')
  await expect(page.locator('a.hit').first()).toHaveAttribute('href', /\/policies\//)
})

test('a filter without search words lists the pages that match', async ({ page }) => {
  await page.goto('./search/?page=Rule')
  await expect(page.locator('a.hit').first()).toHaveAttribute('href', /\/check\/rules\//)
})

test('the summary of an action says who grants it and does not repeat its name', async ({ page }) => {
  await search(page, 'StartContactRecording')
  const text = page.locator('.hits > li').first().locator('p')
  await expect(text).toContainText('policies grant it')
  await expect(text).not.toContainText('StartContactRecording')
})

test('searching for an action by name leads to the policies that grant it', async ({ page }) => {
  await search(page, 'StartContactRecording')
  await page.locator('a.hit').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('connect:StartContactRecording')
  const granted = page.locator('section', { has: page.getByRole('heading', { name: 'Granted by' }) })
  await expect(granted.getByRole('link', { name: 'AmazonConnect_FullAccess' })).toBeVisible()
  await expect(granted).toContainText('since v1, 20 November 2020')
})

test('more results follow the first ten', async ({ page }) => {
  await search(page, 'list')
  await expect(page.locator('.hits > li')).toHaveCount(10)
  await page.getByRole('button', { name: 'More results' }).click()
  await expect(page.locator('.hits > li')).toHaveCount(20)
  await expect(page.locator('a.hit').nth(10)).toBeFocused()
})

test('results can be reached with the arrow keys and opened by keyboard', async ({ page }) => {
  await page.goto('./search/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('federation token')
  // Every letter starts a search; wait for the results of the last one.
  await expect(page.locator('[data-hits]')).toHaveAttribute('aria-busy', 'false')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('a.hit').nth(1)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/GetFederationToken\/$/)
})

test('recent searches are kept in the tab until they are cleared', async ({ page }) => {
  await search(page, 'federation token')
  await page.locator('a.hit').first().click()
  await page.goto('./search/')
  const recent = page.locator('[data-recent]')
  await expect(recent).toContainText('Kept in this tab only')
  await recent.getByRole('link', { name: 'federation token' }).click()
  await expect(page.getByRole('searchbox')).toHaveValue('federation token')
  await expect(recent).toBeHidden()
  await page.getByRole('searchbox').fill('')
  await recent.getByRole('button', { name: 'Clear' }).click()
  await expect(recent).toBeHidden()
  await page.reload()
  await expect(page.getByRole('searchbox')).toBeFocused()
  await expect(recent).toBeHidden()
})

test('the page says so when nothing is found', async ({ page }) => {
  await search(page, 'qqqqzzzz')
  await expect(page.getByRole('status')).toHaveText(/^Nothing found/)
  await expect(page.locator('.hits > li')).toHaveCount(0)
})

test('the counts are those of the results that are shown', async ({ page }) => {
  await search(page, 'AmazonConnectFullAccess not attachable')
  const status = page.locator('[data-summary]')
  await expect(status).toHaveText(/^\d+ results?$/)
  const count = Number.parseInt((await status.textContent()) ?? '', 10)
  await expect(page.locator('.hits > li')).toHaveCount(count)
  const kinds = page.getByRole('combobox', { name: 'Page', exact: true }).locator('option')
  const counts = (await kinds.allTextContents()).map((text) => Number(/\((\d+)\)/.exec(text)?.[1] ?? 0))
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(count)
})

test('the arrow key goes to the first result even while the search is running', async ({ page }) => {
  await page.goto('./search/')
  await page.getByRole('searchbox').pressSequentially('claim phone number')
  await page.keyboard.press('ArrowDown')
  const first = page.locator('a.hit').first()
  await expect(first).toBeFocused()
  await expect(first).toHaveAttribute('href', /\/ClaimPhoneNumber\/$/)
})

test('an address without a page gets suggestions, and a version that is not recorded is named', async ({
  page,
}) => {
  const said = page.locator('main [role=status]')
  await page.goto('./policies/AmazonConnect_FullAcces/')
  await expect(said.getByRole('link').first()).toHaveText('AmazonConnect_FullAccess')
  await page.goto('./actions/connect/ClaimPhoneNumbers/')
  await expect(said.getByRole('link').first()).toHaveText('connect:ClaimPhoneNumber')
  await page.goto('./policies/AmazonConnect_FullAccess/v99/')
  await expect(said).toContainText(
    'v99 of AmazonConnect_FullAccess is not recorded. Recorded: v4, v3, v2, v1',
  )
  await said.getByRole('link', { name: 'v4' }).click()
  await expect(page).toHaveURL(/\/AmazonConnect_FullAccess\/v4\/$/)
})

test('typed markup is shown as text', async ({ page }) => {
  const dialogs: string[] = []
  page.on('dialog', (dialog) => dialogs.push(dialog.message()))
  const hostile = '<img src=x onerror=alert(1)> connect'
  await search(page, hostile)
  await expect(page.locator('[data-summary]')).not.toBeEmpty()
  await page.getByRole('searchbox').press('Enter')
  await page.goto('./search/')
  await expect(page.locator('[data-recent] li a').first()).toHaveText(hostile)
  expect(await page.locator('main img').count()).toBe(0)
  expect(dialogs).toEqual([])
})

test('names are shown before the texts have been searched, and stay in place', async ({ page }) => {
  const held = Promise.withResolvers<void>()
  await page.route('**/*.pagefind', async (route) => {
    await held.promise
    await route.continue()
  })
  await page.goto('./search/?q=delete+a+contact+flow')
  const hits = page.locator('a.hit')
  await expect(hits.first()).toHaveAttribute('href', /\/actions\/connect\/DeleteContactFlow\/$/)
  await expect(page.getByText('Searching the texts of all pages')).toBeVisible()
  // How many there are is not known yet.
  await expect(page.locator('[data-summary]')).toBeEmpty()
  const early = await hits.evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  held.resolve()
  await expect(page.locator('[data-summary]')).toHaveText(/results/)
  await expect(page.getByText('Searching the texts of all pages')).toBeHidden()
  const all = await hits.evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  expect(all.slice(0, early.length)).toEqual(early)
  expect(all.length).toBeGreaterThan(early.length)
})

test('the page says when the index cannot be loaded, and tries again', async ({ page }) => {
  await page.route('**/names.json', (route) => route.abort())
  await page.goto('./search/?q=PassRole')
  await expect(page.getByRole('status')).toHaveText(/could not be loaded/)
  await page.unroute('**/names.json')
  await page.getByRole('searchbox').fill('iam:PassRole')
  await expect(page.locator('a.hit').first()).toHaveAttribute('href', /\/PassRole\/$/)
})

test('a first search loads less than 300 kB, uncompressed', async ({ page }) => {
  const sizes: Promise<number>[] = []
  page.on('response', (response) => sizes.push(response.body().then(({ length }) => length)))
  await search(page, 'StartContactRecording')
  await expect(page.locator('a.hit').first()).toBeVisible()
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  test.info().annotations.push({ type: 'bytes', description: String(total) })
  expect(total).toBeLessThan(300_000)
})

async function search(page: Page, words: string): Promise<void> {
  await page.goto(`./search/?q=${encodeURIComponent(words)}`)
  // The index has to be loaded first.
  await expect(page.locator('[data-summary]')).not.toBeEmpty({ timeout: 15_000 })
}
