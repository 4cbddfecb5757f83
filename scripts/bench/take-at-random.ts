// Items, a count and a seed in; so many of the items, some perhaps twice, out.

/** Take items at random, by a sequence that `seed` decides (a linear congruential generator). */
export function takeAtRandom<T>(items: readonly T[], count: number, seed: number): readonly T[] {
  let state = seed
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return items[Math.floor((state / 2 ** 32) * items.length)]
  }).filter((item) => item !== undefined)
}
