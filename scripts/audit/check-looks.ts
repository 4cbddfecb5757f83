// Checks every kind of page with Axe in both themes at several widths, and that none scrolls sideways.
import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from '@playwright/test'
import type { PageKind } from '../../tests/page-kinds.ts'
import { chromiumFlags, ensureChromium } from '../machine/chromium.ts'
import { findTooWide } from '../shots/find-too-wide.ts'

/** In pixels. */
export const checkedWidths = [360, 768, 1280, 1920] as const

/** What Axe's other rules find does not depend on the theme. */
const rulesOfColor = ['color-contrast', 'link-in-text-block']

/** Check the pages below the address `site`, and list every fault with its page and look. */
export async function checkLooks(site: string, pages: readonly PageKind[]): Promise<readonly string[]> {
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumFlags] })
  const context = await browser.newContext({ baseURL: site, reducedMotion: 'reduce' })
  const tab = await context.newPage()
  const faults: string[] = []
  for (const { path } of pages) {
    await tab.emulateMedia({ colorScheme: 'light' })
    await tab.goto(`.${path}`, { waitUntil: 'load' })
    // Scripts start after the first paint.
    await tab.locator('html[data-started]').waitFor({ state: 'attached' })
    for (const width of checkedWidths) {
      await tab.setViewportSize({ width, height: 900 })
      await tab.emulateMedia({ colorScheme: 'light' })
      const { tooWide } = await findTooWide(tab)
      const wide = tooWide.length === 0 ? [] : [`scrolls sideways: ${tooWide.join(', ')}`]
      const inLight = await listViolations(new AxeBuilder({ page: tab }))
      await tab.emulateMedia({ colorScheme: 'dark' })
      const inDark = await listViolations(new AxeBuilder({ page: tab }).withRules(rulesOfColor))
      faults.push(
        ...[...wide, ...inLight].map((fault) => `${path} at ${width} px: ${fault}`),
        ...inDark.map((fault) => `${path} at ${width} px, dark: ${fault}`),
      )
    }
  }
  await browser.close()
  return faults
}

async function listViolations(axe: AxeBuilder): Promise<readonly string[]> {
  // Legacy mode does without the blank page that collects results from frames: the site has none.
  const { violations } = await axe.setLegacyMode().analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.length} elements, such as ${nodes[0]?.html.slice(0, 120)}`,
  )
}
