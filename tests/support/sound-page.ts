// Checks what must be true of every page in a real browser.
import type { ConsoleMessage } from '@playwright/test'
import { expect, type Page } from './test.ts'

/**
 * Open a page and expect one h1, no errors, no foreign requests, working links within the page, a link to the page above
 * it, attributes for text search only where it looks, and no overflow on a phone.
 *
 * @param address the whole address of the page
 * @param visited its path below the site's address, and the expected status
 */
export async function expectSound(
  page: Page,
  address: string,
  { path, status = 200 }: { readonly path: string; readonly status?: number },
): Promise<void> {
  const problems = watchProblems(page, new URL(address).origin, status)
  const response = await page.goto(address, { waitUntil: 'networkidle' })
  expect(response?.status(), path).toBe(status)
  await expect(page.locator('h1'), path).toHaveCount(1)
  expect(problems, path).toEqual([])
  expect(await placesOf(page), path).toEqual({ twice: [], lost: [] })
  await expectWayUp(page, path, status)
  expect(await listUselessAttributes(page), path).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  const widths = await page.evaluate(() => ({
    page: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }))
  expect(widths.page, path).toBeLessThanOrEqual(widths.screen)
}

/** Find duplicate ids, and links to places that do not exist on the page. */
function placesOf(page: Page): Promise<{ twice: string[]; lost: string[] }> {
  return page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    const links = [...document.querySelectorAll('a[href^="#"]')]
    return {
      twice: ids.filter((id, i) => ids.indexOf(id) !== i),
      lost: links
        .map((link) => decodeURIComponent(link.getAttribute('href') ?? '').slice(1))
        .filter((id) => document.getElementById(id) === null),
    }
  })
}

/** List attributes for text search on a page that it does not cover. */
function listUselessAttributes(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    if (document.querySelector('[data-pagefind-body]') !== null) return []
    const names = [...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames())
    return [...new Set(names)].filter((name) => name.startsWith('data-pagefind'))
  })
}

/** Expect a nested page to link to the page above it. */
async function expectWayUp(page: Page, path: string, status: number): Promise<void> {
  const parents = path.split('/').slice(1, -2)
  if (status !== 200 || parents.length === 0) return
  const up = page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').first()
  expect(await up.evaluate((link: HTMLAnchorElement) => link.href)).toMatch(new RegExp(`/${parents[0]}/$`))
}

/** Collect what a page must not cause: errors, CSP violations (reported on the console), foreign requests. */
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

/** Check whether Chromium only reports that the page itself is the expected 404. */
function isOwnStatus(message: ConsoleMessage, page: Page, status: number): boolean {
  return status !== 200 && message.location().url === page.url()
}
