// A list and slow work on each item in; the results in the order of the list, few items being worked on at a time, out.

/** Work on items a few at a time: each may hold files open, of which a system allows only so many. */
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
