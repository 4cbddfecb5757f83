// What must hold on every kind of page, whatever it shows.
import { AxeBuilder } from '@axe-core/playwright'
import { type ConsoleMessage, expect, type Page, test } from '@playwright/test'
import { pageKinds } from '../page-kinds.ts'

for (const { name, path, status = 200 } of pageKinds) {
  // A path without its leading slash also works when the site lives under a sub-path.
  const address = `.${path}`

  test.describe(`${name} page`, () => {
    test('loads with one h1, no console error and nothing from elsewhere', async ({ page, baseURL }) => {
      const problems = watchProblems(page, new URL(baseURL ?? '').origin, status)
      const response = await page.goto(address, { waitUntil: 'networkidle' })
      expect(response?.status()).toBe(status)
      await expect(page.locator('h1')).toHaveCount(1)
      expect(problems).toEqual([])
    })

    test('does not overflow a phone', async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 })
      await page.goto(address)
      const widths = await page.evaluate(() => ({
        page: document.documentElement.scrollWidth,
        screen: document.documentElement.clientWidth,
      }))
      expect(widths.page).toBeLessThanOrEqual(widths.screen)
    })

    for (const colorScheme of ['light', 'dark'] as const) {
      test(`is accessible in ${colorScheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.goto(address)
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(
          violations.map(({ id, help, nodes }) => ({
            id,
            help,
            at: nodes.slice(0, 5).map((node) => node.html),
          })),
        ).toEqual([])
      })
    }
  })

  test.describe(`${name} page without JavaScript`, () => {
    test.use({ javaScriptEnabled: false })

    test('shows its main content', async ({ page }) => {
      await page.goto(address)
      await expect(page.locator('main h1')).toBeVisible()
      expect((await page.locator('main').innerText()).length).toBeGreaterThan(40)
    })
  })
}

/** Collect what a page must not do: errors, CSP violations (the console reports them), foreign requests. */
function watchProblems(page: Page, origin: string, status: number): readonly string[] {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !isOwnStatus(message, page, status)) {
      problems.push(`console: ${message.text()}`)
    }
  })
  page.on('request', (request) => {
    const { origin: target, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && target !== origin) problems.push(`request: ${request.url()}`)
  })
  return problems
}

/** Tell whether Chromium only reports that the page itself is the 404 we asked for. */
function isOwnStatus(message: ConsoleMessage, page: Page, status: number): boolean {
  return status !== 200 && message.location().url === page.url()
}
