// Checks every kind of page with Axe in both themes at several widths, and that none of them scrolls sideways.
import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from '@playwright/test'
import type { PageKind } from '../../tests/page-kinds.ts'
import { chromiumFlags, ensureChromium } from '../machine/chromium.ts'
import { findTooWide } from '../shots/find-too-wide.ts'

interface CheckedLook {
  /** In pixels. */
  readonly width: number
  readonly scheme: 'light' | 'dark'
  /** Every rule, or only those whose result depends on widths and colors. */
  readonly rules: 'all' | 'of looks'
}

/** Each width and each theme with all rules or with those that it can change: all rules in every look take minutes. */
const looks: readonly CheckedLook[] = [
  { width: 360, scheme: 'light', rules: 'all' },
  { width: 768, scheme: 'dark', rules: 'of looks' },
  { width: 1280, scheme: 'light', rules: 'of looks' },
  { width: 1920, scheme: 'dark', rules: 'all' },
]

const rulesOfLooks = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable']

/** Axe leaves this rule off by default, but it is one of WCAG 2.2, and Lighthouse counts it. */
const alsoTargets = { rules: { 'target-size': { enabled: true } } }

/** Where pages are checked, in words. */
export const checkedLooks = looks.map(({ width, scheme }) => `${width} px ${scheme}`).join(', ')

/** Check the pages below the address `site`, and list every fault with its page and look; `done` receives each page. */
export async function checkLooks(
  site: string,
  pages: readonly PageKind[],
  done: (page: PageKind) => void,
): Promise<readonly string[]> {
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumFlags] })
  const context = await browser.newContext({ baseURL: site, reducedMotion: 'reduce' })
  const tab = await context.newPage()
  const faults: string[] = []
  for (const page of pages) {
    const { path } = page
    await tab.goto(`.${path}`, { waitUntil: 'load' })
    // Scripts start after the first paint.
    await tab.locator('html[data-started]').waitFor({ state: 'attached' })
    for (const { width, scheme, rules } of looks) {
      await tab.setViewportSize({ width, height: 900 })
      await tab.emulateMedia({ colorScheme: scheme })
      const { tooWide } = await findTooWide(tab)
      const wide = tooWide.length === 0 ? [] : [`scrolls sideways: ${tooWide.join(', ')}`]
      const axe = new AxeBuilder({ page: tab })
      const violations = await listViolations(
        rules === 'all' ? axe.options(alsoTargets) : axe.withRules(rulesOfLooks),
      )
      faults.push(...[...wide, ...violations].map((fault) => `${path} at ${width} px, ${scheme}: ${fault}`))
    }
    done(page)
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
