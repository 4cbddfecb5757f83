// Extends Playwright's `test` so that opening a page waits until its scripts have started.
import { test as base, type Page } from '@playwright/test'

export { expect, type Page } from '@playwright/test'

export const test = base.extend({
  page: async ({ page, javaScriptEnabled }, use) => {
    if (javaScriptEnabled !== false) {
      for (const method of ['goto', 'reload', 'goBack', 'goForward'] as const) waitForScripts(page, method)
    }
    await use(page)
  },
})

/** Wait until the page's scripts respond to events. */
export async function scriptsStarted(page: Page): Promise<void> {
  await page.locator('html[data-started]').waitFor({ state: 'attached' })
}

/** Make a method wait for scripts too: they start after the first paint, which Playwright does not wait for. */
function waitForScripts(page: Page, method: 'goto' | 'reload' | 'goBack' | 'goForward'): void {
  const open = page[method].bind(page) as (...parameters: readonly unknown[]) => ReturnType<Page['goto']>
  page[method] = async (...parameters: readonly unknown[]) => {
    const response = await open(...parameters)
    if (response?.headers()['content-type']?.startsWith('text/html')) {
      await scriptsStarted(page)
    }
    return response
  }
}
