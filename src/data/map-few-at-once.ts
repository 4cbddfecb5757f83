// Runs slow work on the items of a list, a few at a time, and returns the results in the list's order.

/** Work on items a few at a time: each may keep files open, and a system limits the number of open files. */
export async function mapFewAtOnce<T, R>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = []
  const waiting = items.entries()
  const runLane = async () => {
    for (const [place, item] of waiting) results[place] = await work(item)
  }
  await Promise.all(Array.from({ length: most }, runLane))
  return results
}
