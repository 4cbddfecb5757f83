// Makes the addresses of links absolute.

/** A path from the root that a URL contains as it is, perhaps with a place on its page. */
const plainPath = /^(?:\/[\w-][\w.-]*)*\/(?:[\w-][\w.-]*)?(?:#[\w.:-]+)?$/

/** A place on the page itself that a URL contains as it is. */
const plainPlace = /^#[\w.:-]+$/

/** Return where a link on the page at `address`, of the site at `origin`, leads to. Throws when it is no URL. */
export function resolve(href: string | undefined, address: string, origin: string): string {
  if (href === undefined) return address
  if (plainPlace.test(href)) return address + href
  return plainPath.test(href) ? origin + href : new URL(href, address).href
}
