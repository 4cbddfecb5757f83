// Checks the accessibility of a page with Axe in a real browser, in both themes.
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** The rules whose result depends on the color scheme. Roles, names and order do not. */
const rulesOfColor = ['color-contrast', 'link-in-text-block']

/**
 * Expect no violation of any Axe rule in light, and none of the color rules in dark.
 *
 * @param page the loaded page
 * @param part a selector for the part to check; the whole page by default
 */
export async function expectAccessible(page: Page, part = 'html'): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await expectNone(axe(page, part), 'in light')
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectNone(axe(page, part).withRules(rulesOfColor), 'in dark')
}

/** Create Axe in legacy mode, without the blank page that it opens to collect results from frames: the site has none. */
function axe(page: Page, part: string): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode().include(part)
}

async function expectNone(builder: AxeBuilder, where: string): Promise<void> {
  const { violations } = await builder.analyze()
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    at: nodes.slice(0, 5).map(({ html }) => html),
  }))
  expect(found, where).toEqual([])
}
