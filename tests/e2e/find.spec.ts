// Tests ways to reach a page and a place on it: by name, by keys, by links that can be copied.

import { expectAccessible } from '../support/accessible.ts'
import { expect, type Page, test } from '../support/test.ts'

const version = './policies/AmazonConnectServiceLinkedRolePolicy/v54/'

test.describe('finding a page by its name', () => {
  test('Ctrl K opens the list, and Enter goes to the chosen page', async ({ page }) => {
    await page.goto('./about/')
    await openPalette(page)
    await expect(page.getByRole('combobox')).toBeFocused()
    await page.keyboard.type('wisdom delete assistant')
    const options = page.getByRole('option')
    await expect(options.first()).toContainText('wisdom:DeleteAssistant')
    await expect(options.first()).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/actions\/wisdom\/DeleteAssistant\/$/)
  })

  test('the arrow keys choose, and a screen reader announces the choice', async ({ page }) => {
    await page.goto('./about/')
    await openPalette(page)
    await page.keyboard.type('full access')
    await expect(page.getByRole('option').nth(1)).toBeVisible()
    await page.keyboard.press('ArrowDown')
    const chosen = page.getByRole('option', { selected: true })
    await expect(chosen).toHaveCount(1)
    const id = (await chosen.getAttribute('id')) ?? ''
    await expect(page.getByRole('combobox')).toHaveAttribute('aria-activedescendant', id)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await expect(chosen).toHaveText('Search all pages for “full access”')
  })

  for (const [typed, kind] of [
    ['AmazonConnect_FullAccess', 'Policy'],
    ['slr v54', 'Version'],
    ['ListUsers', 'Action'],
    ['connect:*', 'Service'],
    ['read a verdict', 'Guide'],
    ['tag users', 'Example'],
    ['unknown-action', 'Rule'],
    ['announcements', 'Page'],
  ] as const) {
    test(`"${typed}" finds a page of the kind ${kind}`, async ({ page }) => {
      await page.goto('./about/')
      await openPalette(page)
      await page.getByRole('combobox').fill(typed)
      await expect(page.getByRole('option').first().locator('.tag')).toHaveText(kind)
    })
  }

  test('Escape closes the list and returns the focus', async ({ page }) => {
    await page.goto('./about/')
    const link = page.getByRole('link', { name: 'Search' }).first()
    await link.focus()
    await openPalette(page)
    await page.keyboard.type('connect')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(link).toBeFocused()
  })

  test('a misspelled name is guessed, and marked as a guess', async ({ page }) => {
    await page.goto('./about/')
    await openPalette(page)
    await page.keyboard.type('StratContactRecording')
    await expect(page.getByRole('option').first()).toContainText('connect:StartContactRecording')
    await expect(page.getByRole('status')).toContainText('Similar names')
  })

  test('text that matches no name can still be searched for', async ({ page }) => {
    await page.goto('./about/')
    await openPalette(page)
    await page.keyboard.type('qqqqzzzz')
    await expect(page.getByRole('status')).toHaveText('No page has a name like that.')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/search\/\?q=qqqqzzzz$/)
  })

  test('typed markup is shown as text', async ({ page }) => {
    await page.goto('./about/')
    await openPalette(page)
    const hostile = '<img src=x onerror=alert(1)>"\'&'
    await page.getByRole('combobox').fill(hostile)
    await expect(page.getByRole('option').last()).toHaveText(`Search all pages for “${hostile}”`)
    expect(await page.locator('dialog img').count()).toBe(0)
  })

  test('the dialog says so when the list of pages cannot be loaded', async ({ page }) => {
    await page.route('**/palette.json', (route) => route.abort())
    await page.goto('./about/')
    await openPalette(page)
    await page.keyboard.type('connect')
    await expect(page.getByRole('status')).toHaveText('The list of pages could not be loaded.')
    await expect(page.getByRole('option')).toHaveText('Search all pages for “connect”')
  })

  test('nothing is loaded before the list is opened', async ({ page }) => {
    const requested: string[] = []
    page.on('request', (request) => requested.push(request.url()))
    await page.goto('./about/', { waitUntil: 'networkidle' })
    expect(requested.filter((url) => url.includes('palette'))).toEqual([])
    await page.getByRole('button', { name: 'Go to' }).click()
    await expect(page.getByRole('combobox')).toBeFocused()
    expect(requested.some((url) => url.endsWith('/palette.json'))).toBe(true)
  })
})

test.describe('keys', () => {
  test('? lists the keys, and Escape closes the list', async ({ page }) => {
    await page.goto(version)
    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: 'Keys' })
    await expect(help.locator('dt')).toHaveText(['Ctrl K', '/', 'j', 'k', '[', ']', '?'])
    await page.keyboard.press(']')
    await expect(page).toHaveURL(/\/v54\/$/)
    await page.keyboard.press('Escape')
    await expect(help).toHaveCount(0)
  })

  test('single keys can be turned off, and on again from the footer', async ({ page }) => {
    await page.goto('./changelog/')
    await page.keyboard.press('?')
    await page.getByLabel('Enable single-key shortcuts').uncheck()
    await page.keyboard.press('Escape')
    await page.reload()
    await page.keyboard.press('?')
    await page.keyboard.press('j')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.locator('.release:focus')).toHaveCount(0)
    await page.getByRole('button', { name: 'Keys' }).click()
    await page.getByLabel('Enable single-key shortcuts').check()
    await page.getByRole('button', { name: 'Close' }).click()
    await page.goto('./changelog/')
    await page.keyboard.press('j')
    await expect(page.locator('.release').first()).toBeFocused()
  })

  test('no key takes a character away from typing', async ({ page }) => {
    await page.goto('./')
    const field = page.getByRole('searchbox')
    await field.pressSequentially('j/k[]?')
    await expect(field).toHaveValue('j/k[]?')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  test('a key pressed with a modifier is left to the browser', async ({ page }) => {
    await page.goto('./changelog/')
    await page.keyboard.press('Alt+j')
    await page.keyboard.press('Control+/')
    await expect(page.locator('.release:focus')).toHaveCount(0)
    await expect(page).toHaveURL(/\/changelog\/$/)
  })
})

test.describe('dialogs on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('the list of pages is accessible', async ({ page }) => {
    await page.goto('./about/')
    await openPalette(page)
    await page.keyboard.type('slr v5')
    await expect(page.getByRole('option').first()).toBeVisible()
    await expectAccessible(page, 'dialog')
  })

  test('the list of keys is accessible', async ({ page }) => {
    await page.goto('./about/')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    await expectAccessible(page, 'dialog')
  })
})

test.describe('links to places', () => {
  test('a heading links to itself, and works by keyboard', async ({ page }) => {
    await page.goto(version)
    const link = page.getByRole('heading', { name: 'Document' }).getByRole('link')
    await link.focus()
    expect(await mark(page, 'h2#document > a')).toEqual({ content: '"#"', opacity: '1' })
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#document$/)
  })

  test('a kind of change and a service in it have addresses', async ({ page }) => {
    await page.goto(version)
    await expect(page.locator('#gained > h2 > a')).toHaveAttribute('href', '#gained')
    await expect(page.locator('#gained-wisdom > h3 > a')).toHaveAttribute('href', '#gained-wisdom')
  })

  test('each changed action has an address that leads to it', async ({ page }) => {
    await page.goto('./policies/AmazonConnectServiceLinkedRolePolicy/compare/v53...v54/')
    await page.locator('summary', { hasText: 'All 16 actions' }).press('Enter')
    const link = page.getByRole('link', { name: 'Link to wisdom:SearchContent' })
    await link.focus()
    await expect(link).toHaveCSS('opacity', '1')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#wisdom-SearchContent$/)
    await expect(page.locator('li:target')).toContainText('wisdom:SearchContent')
  })

  test('statements and lines of a document have addresses with names', async ({ page }) => {
    await page.goto(version)
    const statement = page.getByRole('link', { name: 'Link to statement 1', exact: true })
    await statement.focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#s0$/)
    await page.getByRole('link', { name: 'Line 2', exact: true }).click()
    await expect(page).toHaveURL(/#L2$/)
  })
})

test.describe('copying', () => {
  test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']))

  test('a citation gives the version, its date, its address and the day of AWS’s actions', async ({
    page,
  }) => {
    await page.goto(version)
    await page.getByRole('button', { name: 'Copy citation' }).press('Enter')
    await expect(page.locator('[data-said]')).toHaveText('Copied')
    expect(await copied(page)).toMatch(
      /^AmazonConnectServiceLinkedRolePolicy v54, 18 May 2026, https?:\/\/\S+\/policies\/AmazonConnectServiceLinkedRolePolicy\/v54\/, with AWS’s actions as of \d+ [A-Z][a-z]+ 20\d\d$/,
    )
  })

  test('an ARN and the name of an action can be copied', async ({ page }) => {
    await page.goto('./policies/AmazonConnect_FullAccess/')
    await page.getByRole('button', { name: 'Copy ARN' }).press('Enter')
    await expect(page.locator('[data-said]')).toHaveText('Copied')
    expect(await copied(page)).toBe('arn:aws:iam::aws:policy/AmazonConnect_FullAccess')
    await page.goto('./actions/connect/ListUsers/')
    await page.getByRole('button', { name: 'Copy name' }).press('Enter')
    await expect(page.locator('[data-said]')).toHaveText('Copied')
    expect(await copied(page)).toBe('connect:ListUsers')
  })

  for (const [what, name, end] of [
    ['a heading', 'Document', '#document'],
    ['a statement', 'Link to statement 1', '#s0'],
    ['a line', 'Line 2', '#L2'],
  ] as const) {
    test(`the address of ${what} is copied when its link is followed`, async ({ page }) => {
      await page.goto(version)
      // The contents, which come first, link to headings too.
      await page.getByRole('link', { name, exact: true }).last().press('Enter')
      await expect(page.locator('[data-said]')).toHaveText('Link copied')
      expect(await copied(page)).toBe(page.url())
      expect(page.url()).toMatch(new RegExp(`${end}$`))
    })
  }

  test('a command and a policy in a guide can each be copied', async ({ page }) => {
    await page.goto('./guides/use-the-json/')
    await page.getByRole('button', { name: 'Copy command' }).first().press('Enter')
    await expect(page.locator('[data-said]')).toHaveText('Copied')
    expect(await copied(page)).toMatch(/^curl -s \S+policies\.json/)
    await page.goto('./guides/how-connect-works-with-iam/')
    await page
      .getByRole('button', { name: /^Copy JSON/ })
      .first()
      .press('Enter')
    await expect(page.locator('[data-said]')).toHaveText('Copied')
    expect(JSON.parse(await copied(page))).toMatchObject({ Version: '2012-10-17' })
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('no button is shown that does nothing', async ({ page }) => {
    for (const path of ['./', version, './actions/connect/ListUsers/', './search/']) {
      await page.goto(path)
      for (const button of await page.locator('button[data-copy], button[data-open]').all())
        await expect(button).toBeHidden()
    }
  })

  test('the search page links to the lists', async ({ page }) => {
    await page.goto('./search/')
    await expect(page.getByRole('searchbox')).toBeHidden()
    await expect(page.locator('noscript').getByRole('link', { name: 'list of actions' })).toBeVisible()
  })

  test('headings still link to themselves', async ({ page }) => {
    await page.goto(version)
    await page.locator('h2#document > a').click()
    await expect(page).toHaveURL(/#document$/)
  })
})

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox')).toBeVisible()
}

function copied(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText())
}

function mark(page: Page, selector: string) {
  return page.locator(selector).evaluate((link) => {
    const { content, opacity } = getComputedStyle(link, '::after')
    return { content: content.replace(/ \/ ""$/, ''), opacity }
  })
}
