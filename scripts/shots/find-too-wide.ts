// Finds what makes a page scroll sideways.
import type { Page } from '@playwright/test'

/** Measure a page's height, and list the innermost elements past its right edge if it scrolls sideways. */
export function findTooWide(tab: Page) {
  return tab.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight } = document.documentElement
    const isOver = (element: Element) => element.getBoundingClientRect().right > clientWidth + 1
    const isCut = (element: Element | null): boolean =>
      element !== null && (getComputedStyle(element).overflowX !== 'visible' || isCut(element.parentElement))
    const over =
      scrollWidth <= clientWidth
        ? []
        : [...document.body.querySelectorAll('*')].filter(
            (element) =>
              isOver(element) && !isCut(element.parentElement) && ![...element.children].some(isOver),
          )
    const tooWide = over
      .slice(0, 3)
      .map((element) => `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}">`)
    return {
      height: scrollHeight,
      tooWide: scrollWidth <= clientWidth ? [] : [`${scrollWidth} of ${clientWidth} pixels`, ...tooWide],
    }
  })
}
