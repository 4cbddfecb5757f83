// Lists the styles that Astro writes into pages, as pages have them.
import type { RouteStyles, Sheet } from './bundle/bundle-parts.ts'

/** List the texts of all routes' `<style>` elements: Astro joins sheets that follow each other, in their order. */
export function listInlineStyles(routes: readonly RouteStyles[]): readonly string[] {
  return routes.flatMap(({ styles }) => joinSheets([...styles].sort(bySheetOrder)))
}

function joinSheets(sheets: readonly Sheet[]): readonly string[] {
  const texts: string[] = []
  let isOpen = false
  for (const { content } of sheets.map(({ sheet }) => sheet)) {
    if (content !== undefined) texts.push(isOpen ? `${texts.pop()}${content}` : content)
    isOpen = content !== undefined
  }
  return texts
}

/** Astro's order: by `order`, those without one, which is -1, last; then the deepest first, again with -1 first. */
function bySheetOrder(a: Sheet, b: Sheet): number {
  if (a.order !== b.order) return rankOrder(a.order) - rankOrder(b.order)
  return rankDepth(b.depth) - rankDepth(a.depth)
}

const last = Number.MAX_SAFE_INTEGER
const rankOrder = (order: number) => (order === -1 ? last : order)
const rankDepth = (depth: number) => (depth === -1 ? last : depth)
