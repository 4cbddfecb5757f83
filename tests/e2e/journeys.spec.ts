// Tests what people come for, from the first click to the answer.
import { expect, type Page, scriptsStarted, test } from '../support/test.ts'

const role = './policies/AmazonConnectServiceLinkedRolePolicy'

test('the home page leads to the latest changes', async ({ page }) => {
  await page.goto('./')
  await page.locator('.release h3 a').nth(1).click()
  await expect(page.locator('.verdict')).toBeVisible()
})

test('v53...v54 is broader, and its verdict mentions the denied deletes and the idle actions', async ({
  page,
}) => {
  await page.goto(`${role}/compare/v53...v54/`)
  const verdict = page.locator('.verdict')
  await expect(verdict).toContainText('broader')
  await expect(verdict).toContainText('16 more actions')
  await expect(verdict).toContainText('Nothing is taken from what the policy grants')
  const also = page.locator('section[aria-labelledby=also]')
  for (const action of [
    'CreateAssistantAssociation',
    'SearchSessions',
    'DeleteAssistant',
    'DeleteKnowledgeBase',
  ])
    await expect(also).toContainText(`wisdom:${action}`)
  await expect(page.locator('#gained .actions li')).toHaveCount(16)
})

test('the statement that caused a change opens in the document', async ({ page }) => {
  await page.goto(`${role}/compare/v53...v54/`)
  await page.locator('#gained .grants a').first().click()
  await expect(page).toHaveURL(/\/v54\/#s\d+$/)
  // A document that is not laid out yet would grow once the page has scrolled.
  await expect(page.locator('.document:has(:target)')).toHaveCSS('content-visibility', 'visible')
  await expect(page.locator('.document li:target')).toBeInViewport()
})

test('the verdict comes before the actions, and the actions before the text', async ({ page }) => {
  await page.goto(`${role}/v54/`)
  const tops = await Promise.all(
    ['.verdict', '#gained', '#text', '#document'].map(
      async (place) => (await page.locator(place).boundingBox())?.y ?? -1,
    ),
  )
  expect(tops).toEqual([...tops].sort((a, b) => a - b))
})

test('the text diff can be read side by side, even without JavaScript', async ({ browser, baseURL }) => {
  const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } })
  await page.goto(new URL(`${role}/compare/v53...v54/`, baseURL).href)
  await page.getByLabel('Side by side').check()
  const removed = await page.locator('.parts del').first().boundingBox()
  const added = await page.locator('.parts ins').first().boundingBox()
  expect(added?.x ?? 0).toBeGreaterThan((removed?.x ?? 0) + 100)
  await page.close()
})

test('a version page names identical versions and versions that are not recorded', async ({ page }) => {
  await page.goto(`${role}/v53/`)
  await expect(page.locator('main')).toContainText('identical to v31')
  await expect(page.locator('main')).toContainText('v43 to v52: not recorded')
})

test('a search on the home page leads to who can start a recording', async ({ page }) => {
  await page.goto('./')
  await page.getByLabel('Search policies and actions').fill('start contact recording')
  await page.getByRole('main').getByRole('button', { name: 'Search' }).click()
  await page.locator('a.hit').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('connect:StartContactRecording')
  await expect(page.locator('main')).toContainText('AmazonConnect_FullAccess')
})

test('the changes in v55 can be read from the home page, and a shared link shows the same place', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('./')
  await page.locator('.release h3').getByRole('link', { name: 'v55' }).click()
  await expect(page.locator('.verdict')).toContainText('mixed')
  await page.locator('#narrowed > h2 a').click()
  await expect(page).toHaveURL(/\/v55\/#narrowed$/)
  await page.getByRole('button', { name: 'Copy citation' }).click()
  const citation = await page.evaluate(() => navigator.clipboard.readText())
  expect(citation).toContain('AmazonConnectServiceLinkedRolePolicy v55, 27 May 2026')

  const colleague = await context.newPage()
  await colleague.goto(page.url())
  await expect(colleague.locator('#narrowed > h2')).toBeInViewport()
})

test('the page of a first version starts with what it grants', async ({ page }) => {
  await page.goto('./policies/AmazonConnectVoiceIDFullAccess/v1/')
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText(
    'can perform 31 actions (all in Amazon Connect Voice ID) on every resource',
  )
})

test('any two versions can be picked and are compared older first', async ({ page }) => {
  await page.goto(`${role}/compare/`)
  await page.getByLabel('Older').selectOption('v55')
  await page.getByLabel('Newer').selectOption('v7')
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(page).toHaveURL(/compare\/v7\.\.\.v55\/$/)
})

test('a version is not compared with itself', async ({ page }) => {
  await page.goto(`${role}/compare/`)
  await page.getByLabel('Older').selectOption('v7')
  await page.getByLabel('Newer').selectOption('v7')
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(page.getByRole('alert')).toHaveText('Pick two different versions.')
})

test('[ and ] go to the older and the newer version', async ({ page }) => {
  await page.goto(`${role}/v54/`)
  await page.keyboard.press('[')
  // The address changes before the new page responds to keys.
  await page.waitForURL(/\/v53\/$/, { waitUntil: 'load' })
  await scriptsStarted(page)
  await page.keyboard.press(']')
  await expect(page).toHaveURL(/\/v54\/$/)
})

test('j and k go from change to change', async ({ page }) => {
  await page.goto('./changelog/')
  const releases = page.locator('.release')
  await page.keyboard.press('j')
  await expect(releases.nth(0)).toBeFocused()
  await page.keyboard.press('j')
  await expect(releases.nth(1)).toBeFocused()
  await page.keyboard.press('k')
  await expect(releases.nth(0)).toBeFocused()
})

test('/ opens search, but is an ordinary character in a text field', async ({ page }) => {
  await page.goto('./about/')
  await page.keyboard.press('/')
  await expect(page).toHaveURL(/\/search\/$/)
  const field = page.getByRole('searchbox')
  await field.fill('a')
  await field.press('/')
  await expect(field).toHaveValue('a/')
})

test('a switched theme stays on the next page', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('./')
  await page.getByRole('button', { name: 'Switch to the dark theme' }).click()
  const dark = await background(page)
  await page.goto('./changelog/')
  expect(await background(page)).toBe(dark)
})

test('the copied JSON is the document', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('./policies/AmazonConnect_FullAccess/v4/')
  await page.getByRole('button', { name: 'Copy JSON' }).click()
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))
  const json = await page.request.get(
    new URL('./api/v1/policies/AmazonConnect_FullAccess/v4.json', baseURL).href,
  )
  expect(copied).toEqual((await json.json()).document)
})

test('the page of a policy whose service has ended starts with a warning', async ({ page }) => {
  await page.goto('./policies/AmazonConnectVoiceIDFullAccess/')
  await expect(page.locator('main .warning')).toContainText('ended support on 20 May 2026')
})

test('a page links to its feed', async ({ page }) => {
  await page.goto('./policies/AmazonConnect_FullAccess/')
  const feed = page.locator('link[rel=alternate][type="application/rss+xml"]').first()
  const href = (await feed.getAttribute('href')) ?? ''
  const response = await page.request.get(new URL(href, page.url()).href)
  expect(await response.text()).toContain('<title>AmazonConnect_FullAccess')
})

test('growth under an unchanged text is shown in numbers', async ({ page }) => {
  await page.goto('./policies/AmazonConnect_FullAccess/v4/')
  const section = page.locator('section[aria-labelledby=growth]')
  await expect(section).toContainText('connect:* matched 178 known actions and now matches 387')
})

test('the keyboard alone leads past the navigation, into the matrix and to a statement', async ({ page }) => {
  await page.goto('./matrix/')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#main$/)
  const service = page.locator('#service-connect')
  await service.locator('summary').focus()
  if ((await service.getAttribute('open')) === null) await page.keyboard.press('Enter')
  await expect(service.locator('td a').first()).toBeVisible()
  await service.locator('td a').first().focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/v\d+\/#s\d+$/)
})

function background(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor)
}
