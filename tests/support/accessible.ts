// Axe over a page of a real browser, in both themes.
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** The rules whose answer another color scheme can change; roles, names and order do not depend on it. */
const rulesOfColor = ['color-contrast', 'link-in-text-block']

/**
 * Expect no violation of any of Axe's rules in light, and none of those of color in dark.
 *
 * @param page the page, loaded
 * @param part a selector of what to look at; the whole page when absent
 */
export async function expectAccessible(page: Page, part = 'html'): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await expectNone(axe(page, part), 'in light')
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectNone(axe(page, part).withRules(rulesOfColor), 'in dark')
}

/** Axe without the blank page that it opens to gather the results of frames: no page of the site has one. */
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
