// Takes screenshots of pages in one look and finds what makes a page scroll sideways.
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import type { PageKind } from '../../tests/page-kinds.ts'
import { findTooWide } from './find-too-wide.ts'
import type { Look } from './looks.ts'

export interface Shot {
  readonly page: PageKind
  readonly look: Look
  /** The name of the screenshot in the folder. */
  readonly file: string
  /** What makes the page scroll sideways; empty when nothing does. */
  readonly tooWide: readonly string[]
}

// Below this height pages show nothing new, and a longer screenshot would be unreadable.
const longest = 3000

/** In pixels. */
const longestAtOnce = 16_000

/** A4 in landscape minus its margins, at 96 pixels per inch. */
const landscape = 1046

/** Take a screenshot of each page in one look, one after the other. `site` is the address of the site. */
export async function takeShots(
  browser: Browser,
  look: Look,
  pages: readonly PageKind[],
  site: string,
  folder: string,
): Promise<readonly Shot[]> {
  const context = await browser.newContext({
    baseURL: site,
    reducedMotion: 'reduce',
    viewport: { width: look.width, height: 900 },
    ...look.context,
  })
  const tab = await context.newPage()
  if (look.media !== undefined) await tab.emulateMedia({ media: look.media })
  const shots: Shot[] = []
  for (const page of pages) {
    await tab.goto(`.${page.path}`, { waitUntil: 'load' })
    // Scripts start after the first paint.
    if (look.context?.javaScriptEnabled !== false) {
      await tab.locator('html[data-started]').waitFor({ state: 'attached' })
    }
    if (look.text !== undefined) await setTextSize(tab, look.text)
    await paintEverything(tab)
    const width = look.media === 'print' && (await isWide(tab)) ? landscape : look.width
    await tab.setViewportSize({ width, height: 900 })
    const { tooWide, height } = await findTooWide(tab)
    const file = `${page.name.replaceAll(' ', '-')}--${look.name}.png`
    const clip = { x: 0, y: 0, width, height: Math.min(height, longest) }
    // Chromium hangs when it paints a very long page at once.
    if (height > longestAtOnce) await tab.setViewportSize({ width, height: clip.height })
    await tab.screenshot({ path: join(folder, file), fullPage: height <= longestAtOnce, clip })
    shots.push({ page, look, file, tooWide })
  }
  await context.close()
  return shots
}

async function setTextSize(tab: Page, percent: number): Promise<void> {
  await tab.evaluate((size) => {
    document.documentElement.style.fontSize = size
  }, `${percent}%`)
}

/** Browsers leave out what is far down a page until a reader comes near it; a screenshot of it would be blank. */
async function paintEverything(tab: Page): Promise<void> {
  await tab.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('* { content-visibility: visible !important; }')
    document.adoptedStyleSheets.push(sheet)
  })
}

/** Check whether a page asks to be printed in landscape. */
function isWide(tab: Page): Promise<boolean> {
  return tab.evaluate(() => {
    const matrix = document.querySelector('.matrix, .service-actions')
    return matrix !== null && getComputedStyle(matrix).getPropertyValue('page') === 'wide'
  })
}
