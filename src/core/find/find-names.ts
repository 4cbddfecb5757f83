// Names of pages and what somebody typed in; the names that fit out, the best first, with the places that fit.
import { type Entry, entryKinds } from './page-list.ts'
import { type Name, readName, readTerms } from './read-name.ts'
import { nearnessTo } from './typing-errors.ts'

/** From a character up to, and without, another one. */
export type MatchRank = readonly [from: number, to: number]

export interface Found {
  readonly entry: Entry
  /** What of the title fits, in order. */
  readonly places: readonly MatchRank[]
  /** Whether all terms are words of it, some are only parts of words, or it fits only if something was typed wrongly. */
  readonly fit: 'words' | 'parts' | 'guess'
}

interface Indexed {
  readonly entry: Entry
  readonly title: Name
  readonly whole: Name
}

interface Fit {
  /** The lower, the better. */
  readonly cost: number
  /** In `letters`. */
  readonly from: number
  readonly length: number
}

type FitTerm = (term: string, name: Name) => Fit | undefined

/** Make the function that finds names. A term may be misspelled only where nothing fits it as it stands. */
export function createNameFinder(
  entries: readonly Entry[],
): (typed: string, limit: number) => readonly Found[] {
  const indexed: readonly Indexed[] = entries.map((entry) => ({
    entry,
    title: readName(entry.title),
    whole: readName(`${entry.title} ${entry.note ?? ''}`),
  }))
  return (typed, limit) => {
    const terms = readTerms(typed)
    if (terms.length === 0) return []
    const exact = findAll(indexed, terms, fitExactly)
    const found = exact.length > 0 ? exact : findAll(indexed, terms, fitNearly)
    return found.slice(0, limit).map(({ entry, places, fits }) => {
      const areWords = fits.every(({ cost }) => cost === 0)
      return { entry, places, fit: exact.length === 0 ? 'guess' : areWords ? 'words' : 'parts' }
    })
  }
}

function findAll(indexed: readonly Indexed[], terms: readonly string[], fitTerm: FitTerm) {
  return indexed
    .flatMap(({ entry, title, whole }) => {
      for (const name of [title, whole]) {
        const fits = fitTerms(terms, name, fitTerm)
        if (fits === undefined) continue
        return [{ entry, fits, cost: weigh(fits, name, entry), places: toPlaces(fits, title) }]
      }
      return []
    })
    .sort((a, b) => a.cost - b.cost)
}

function fitTerms(terms: readonly string[], name: Name, fitTerm: FitTerm) {
  const fits = terms.map((term) => fitTerm(term, name))
  return fits.every((one) => one !== undefined) ? fits : undefined
}

/** Fit a term that is typed rightly: best as whole words, then as a beginning, then inside a word, then as initials. */
function fitExactly(term: string, { letters, starts, initials }: Name): Fit | undefined {
  let best: Fit | undefined
  for (let from = letters.indexOf(term); from >= 0; from = letters.indexOf(term, from + 1)) {
    const end = from + term.length
    const isWhole = starts.has(end) || end === letters.length
    const cost = starts.has(from) ? (isWhole ? 0 : 1) : 2
    // One or two letters inside a word fit nearly everything.
    if (cost === 2 && term.length < 3) continue
    if (best === undefined || cost < best.cost) best = { cost, from, length: term.length }
  }
  if (best !== undefined || term.length < 3) return best
  const first = initials.indexOf(term)
  const from = [...starts][first]
  return first < 0 || from === undefined ? undefined : { cost: 3, from, length: 0 }
}

/** Fit a term in which a letter is wrong, or two in a long one. */
function fitNearly(term: string, name: Name): Fit | undefined {
  const exact = fitExactly(term, name)
  if (exact !== undefined) return exact
  const allowed = term.length < 5 ? 0 : term.length < 9 ? 1 : 2
  if (allowed === 0) return undefined
  let best: Fit | undefined
  for (const from of name.starts) {
    const near = nearnessTo(term, name.letters.slice(from, from + term.length + allowed))
    const cost = 4 + near.errors
    if (near.errors <= allowed && (best === undefined || cost < best.cost)) {
      best = { cost, from, length: near.length }
    }
  }
  return best
}

/** Weigh how well a name fits: each term, how much of the name is left over, and what kind of page it is. */
function weigh(fits: readonly Fit[], name: Name, { kind }: Entry): number {
  const covered = fits.reduce((sum, { length }) => sum + length, 0)
  const left = Math.max(0, 1 - covered / name.letters.length)
  return fits.reduce((sum, { cost }) => sum + cost, 0) + left + entryKinds.indexOf(kind) / 10
}

function toPlaces(fits: readonly Fit[], { positions }: Name): readonly MatchRank[] {
  return fits
    .flatMap(({ from, length }): MatchRank[] => {
      const [first, last] = [positions[from], positions[from + length - 1]]
      return first === undefined || last === undefined || length === 0 ? [] : [[first, last + 1]]
    })
    .sort(([a], [b]) => a - b)
}
