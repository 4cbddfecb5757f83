// Writes addresses relative to the page that has them, where that is shorter.

/** A folder around a page, and what an address below it starts with on that page. */
interface Around {
  readonly folder: string
  readonly up: string
}

/**
 * Create a function that writes an address shorter: on `/policies/A/v2/`, `/policies/A/v1/` becomes `../v1/`.
 *
 * @param page the path of the page, which ends with a slash; without one, addresses stay
 */
export function createLinkShortener(page?: string): (href: string) => string {
  if (page === undefined) return (href) => href
  const around = listAround(page)
  return (href) => {
    const near = around.find(({ folder }) => href.startsWith(folder))
    if (near === undefined) return href
    const rest = href.slice(near.folder.length)
    const short = near.up + rest || './'
    return oddStart.test(rest) || short.length > href.length ? href : short
  }
}

/** What would be read as a scheme, another host or a folder, and a question, which is not a place on the page. */
const oddStart = /^[^/?#]*:|^\/|^\.\.?\/|^#.*&/

/** List the folders from which an address is shorter, the nearest first. */
function listAround(page: string): readonly Around[] {
  const names = page.split('/').slice(1, -1)
  if (names.includes('') || names.includes('..')) return []
  return [...names.keys(), names.length]
    .map((depth) => ({
      folder: ['', ...names.slice(0, depth), ''].join('/'),
      up: '../'.repeat(names.length - depth),
    }))
    .filter(({ folder, up }) => up.length < folder.length)
    .reverse()
}
