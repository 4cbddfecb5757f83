// Splits a feed's items into the document that subscribers fetch and archives of older items (RFC 5005).

export interface Pages<Item> {
  /** The newest items: what subscribers fetch. */
  readonly current: readonly Item[]
  /** Oldest archive first; each has its items newest first. */
  readonly archives: readonly (readonly Item[])[]
}

export interface Limits {
  readonly items: number
  /** In the unit that `measure` returns. */
  readonly size: number
}

/** Limits of the document that subscribers fetch. With the feed's own elements it stays well under 512 kB. */
export const currentLimits: Limits = { items: 100, size: 450_000 }
/** Limits of an archive: at most half of the current limits, so many items remain after one is split off. */
export const archiveLimits: Limits = { items: 50, size: 200_000 }

/** Limits of a service's feed: a version is in the feed of each service that it changes. */
export const serviceLimits: Limits = { items: 50, size: 80_000 }

/** Take the newest items that fit within the limits; at least one, if there is any. */
export function takeNewest<Item>(
  items: readonly Item[],
  limits: Limits,
  measure: (item: Item) => number,
): readonly Item[] {
  return items.slice(0, Math.max(1, countFitting(items, limits, measure)))
}

/**
 * Split a feed's items, newest first. Archives are split off from the oldest item on, each as full as its limits
 * allow, so a newer item never changes an archive. No item is in two parts.
 */
export function partItems<Item>(items: readonly Item[], measure: (item: Item) => number): Pages<Item> {
  const archives: (readonly Item[])[] = []
  let rest = items
  while (countFitting(rest, currentLimits, measure) < rest.length) {
    const oldestFirst = rest.toReversed()
    const cut = Math.max(1, countFitting(oldestFirst, archiveLimits, measure))
    archives.push(rest.slice(rest.length - cut))
    rest = rest.slice(0, rest.length - cut)
  }
  return { current: rest, archives }
}

/** Count how many items from the start fit within the limits. */
function countFitting<Item>(items: readonly Item[], limits: Limits, measure: (item: Item) => number): number {
  let size = 0
  const end = items.findIndex((item, i) => {
    size += measure(item)
    return i >= limits.items || size > limits.size
  })
  return end < 0 ? items.length : end
}
