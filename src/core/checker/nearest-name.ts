// A misspelled name and the names that exist in; the one that was probably meant out.
import { closestMatch } from 'leven'

/** How many different names are looked up in one run: a text full of wrong names needs no more hints. */
const most = 200

/** Give a function that finds the nearest of some names, in any case; nothing when none is near. */
export function findNearest(): (name: string, names: readonly string[]) => string | undefined {
  const known = new Map<string, string | undefined>()
  return (name, names) => {
    const key = name.toLowerCase()
    if (known.has(key) || known.size >= most || name.length > 100) return known.get(key)
    const byLower = new Map(names.map((other) => [other.toLowerCase(), other]))
    // A third of the letters wrong is more than a slip.
    const maxDistance = Math.max(1, Math.floor(name.length / 3))
    const nearest = closestMatch(key, [...byLower.keys()], { maxDistance })
    const found = nearest === undefined ? undefined : byLower.get(nearest)
    known.set(key, found)
    return found
  }
}
