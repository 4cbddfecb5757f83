// A feed's items, newest first, in; what subscribers fetch and the archives of what is older (RFC 5005) out.

export interface Pages<Item> {
  /** The newest items: what subscribers fetch. */
  readonly current: readonly Item[]
  /** Oldest archive first; each has its items newest first. */
  readonly archives: readonly (readonly Item[])[]
}

export interface Limits {
  readonly items: number
  /** As `measure` gives it. */
  readonly size: number
}

/** Limits of what subscribers fetch; with the feed's own facts it stays well under 512 kB. */
export const currentLimits: Limits = { items: 100, size: 450_000 }
/** Limits of an archive: less than half of the others, so that much stays when one is cut off. */
export const archiveLimits: Limits = { items: 50, size: 200_000 }

/**
 * Part a feed's items. Archives are cut from the oldest item on, each as full as its limits allow, so a newer item
 * never changes one. No item is in two parts.
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

/** Count the items from the start that fit together. */
function countFitting<Item>(items: readonly Item[], limits: Limits, measure: (item: Item) => number): number {
  let size = 0
  const end = items.findIndex((item, i) => {
    size += measure(item)
    return i >= limits.items || size > limits.size
  })
  return end < 0 ? items.length : end
}
