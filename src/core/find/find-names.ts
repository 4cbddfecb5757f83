// Finds the page names that match what was typed, best match first, with the places that match.
import { type Entry, entryKinds } from './page-list.ts'
import { type Name, readName, readTerms } from './read-name.ts'
import { nearnessTo } from './typing-errors.ts'

/** A range of characters; `to` is exclusive. */
export type MatchRank = readonly [from: number, to: number]

export interface Found {
  readonly entry: Entry
  /** The parts of the title that match, in order. */
  readonly places: readonly MatchRank[]
  /** Whether all terms are whole words, some are only parts of words, or it matches only if something was mistyped. */
  readonly fit: 'words' | 'parts' | 'guess'
}

interface Indexed {
  readonly entry: Entry
  readonly title: Name
  /** The title, then the title with each part of the note, then with the whole note: the first that matches counts. */
  readonly names: readonly Name[]
}

interface Fit {
  /** Lower is better. */
  readonly cost: number
  /** An index into `letters`. */
  readonly from: number
  readonly length: number
}

type FitTerm = (term: string, name: Name) => Fit | undefined

/** Create a function that finds names. It allows for misspelled terms only if nothing matches the terms as typed. */
export function createNameFinder(
  entries: readonly Entry[],
): (typed: string, limit: number) => readonly Found[] {
  const indexed: readonly Indexed[] = entries.map((entry) => ({
    entry,
    title: readName(entry.title),
    names: listNames(entry).map(readName),
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

/** A note can have several names, separated by commas: each is as good as if it were the only one. */
function listNames({ title, note }: Entry): readonly string[] {
  const parts = note?.split(', ') ?? []
  return [
    title,
    ...parts.map((part) => `${title} ${part}`),
    ...(parts.length > 1 ? [`${title} ${note}`] : []),
  ]
}

function findAll(indexed: readonly Indexed[], terms: readonly string[], fitTerm: FitTerm) {
  return indexed
    .flatMap(({ entry, title, names }) => {
      for (const name of names) {
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

/** Match a correctly typed term: best as whole words, then at a word's start, then inside a word, then as initials. */
function fitExactly(term: string, { letters, starts, initials }: Name): Fit | undefined {
  let best: Fit | undefined
  for (let from = letters.indexOf(term); from >= 0; from = letters.indexOf(term, from + 1)) {
    const end = from + term.length
    const isWhole = starts.has(end) || end === letters.length
    const cost = starts.has(from) ? (isWhole ? 0 : 1) : 2
    // One or two letters inside a word match nearly everything.
    if (cost === 2 && term.length < 3) continue
    if (best === undefined || cost < best.cost) best = { cost, from, length: term.length }
  }
  if (best !== undefined || term.length < 3) return best
  const first = initials.indexOf(term)
  const from = [...starts][first]
  return first < 0 || from === undefined ? undefined : { cost: 3, from, length: 0 }
}

/** Match a term with one wrong letter, or two if the term is long. */
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

/** Score how well a name matches: by each term, how much of the name is left over, and the kind of page. */
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
