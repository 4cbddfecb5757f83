// Draws a random sample of items, with replacement.

/** Draw `count` items; `seed` determines the sequence (a linear congruential generator). */
export function takeAtRandom<T>(items: readonly T[], count: number, seed: number): readonly T[] {
  let state = seed
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return items[Math.floor((state / 2 ** 32) * items.length)]
  }).filter((item) => item !== undefined)
}
