// Finds the existing name that a misspelled one probably meant.
import { closestMatch } from 'leven'

/** The maximum number of names looked up in one run: a text full of wrong names needs no more hints. */
const most = 200

/** Create a function that finds the nearest of some names, ignoring case; undefined when none is near. */
export function findNearest(): (name: string, names: readonly string[]) => string | undefined {
  const known = new Map<string, string | undefined>()
  return (name, names) => {
    const key = name.toLowerCase()
    if (known.has(key) || known.size >= most || name.length > 100) return known.get(key)
    const byLower = new Map(names.map((other) => [other.toLowerCase(), other]))
    // With more than a third of the letters wrong, it is not a misspelling.
    const maxDistance = Math.max(1, Math.floor(name.length / 3))
    const nearest = closestMatch(key, [...byLower.keys()], { maxDistance })
    const found = nearest === undefined ? undefined : byLower.get(nearest)
    known.set(key, found)
    return found
  }
}
