// Finds the page names that match what was typed, best match first, with the places that match.
import { explainTerms, type Phrase, readPhrases } from './asked-phrases.ts'
import {
  type Fit,
  type FitTerm,
  fitExactly,
  fitNearly,
  initialsCost,
  insideCost,
  startCost,
} from './fit-term.ts'
import { type Entry, entryKinds } from './page-list.ts'
import { type Name, readName } from './read-name.ts'
import { readQuery } from './read-query.ts'
import { type AlikeWords, readSearchTerms, type SearchTerm, splitCapitals, stemOf } from './search-terms.ts'

/** A range of characters; `to` is exclusive. */
export type MatchRank = readonly [from: number, to: number]

export interface Found {
  readonly entry: Entry
  /** The parts of the title that match, in order. */
  readonly places: readonly MatchRank[]
  /**
   * Whether all terms are words of the name, some are only beginnings of words or initials, some are only inside words,
   * it matches only if something was mistyped, or it has only some of the terms.
   */
  readonly fit: 'words' | 'parts' | 'inside' | 'guess' | 'some'
  /** How much of what was typed it has, from 0 to 1; a term that few names have weighs more. */
  readonly share: number
}

interface Indexed {
  readonly entry: Entry
  readonly title: Name
  /** The title, then the title with each part of the note, then with the whole note: the first that matches counts. */
  readonly names: readonly Name[]
  readonly phrases: readonly Phrase[]
}

interface Match {
  readonly entry: Entry
  readonly places: readonly MatchRank[]
  readonly fits: readonly (Fit | undefined)[]
  readonly cost: number
}

/** What a phrase that leads to a page costs: less than any name, because a person wrote down that it does. */
const askedFit: Fit = { cost: -0.2, from: 0, length: 0 }

/** What a term costs that a name lacks although a phrase led to it. */
const missingCost = 2

/** What a term costs that names the kind of a page. */
const kindFit: Fit = { cost: 0.3, from: 0, length: 0 }

/** How many names each part of a pasted text leads to, when it has several. */
const mostOfPart = 2

/** Create a function that finds names. It allows for misspelled and missing words only if nothing has all of them. */
export function createNameFinder(
  entries: readonly Entry[],
  alike: AlikeWords = [],
): (typed: string, limit: number) => readonly Found[] {
  const indexed: readonly Indexed[] = entries.map((entry) => ({
    entry,
    title: readName(entry.title),
    names: listNames(entry).map(readName),
    phrases: readPhrases(entry.asks ?? []),
  }))
  return (typed, limit) => {
    const lookups = readQuery(typed)
    const found = lookups.flatMap((lookup, i) => {
      const most = i === lookups.length - 1 ? limit : Math.min(limit, mostOfPart)
      return findTyped(indexed, lookup, alike).slice(0, most)
    })
    return takeOnce(found).slice(0, limit)
  }
}

/** A name that several parts of a text lead to is listed where it is first. */
function takeOnce(found: readonly Found[]): readonly Found[] {
  const first = new Map(found.toReversed().map((one) => [one.entry, one]))
  return found.filter((one) => first.get(one.entry) === one)
}

function findTyped(indexed: readonly Indexed[], typed: string, alike: AlikeWords): readonly Found[] {
  const terms = readSearchTerms(typed, alike)
  if (terms.length === 0) return []
  const exact = findAll(indexed, terms, fitExactly).map((match) => toFound(match, describeFit(match)))
  if (exact.some(({ fit }) => fit === 'words')) return exact
  // The parts of a name in another order: "FlowDelete".
  const split = splitCapitals(typed)
  const parts = split === typed ? [] : findAll(indexed, readSearchTerms(split, alike), fitExactly)
  const inWords = parts
    .map((match) => toFound(match, describeFit(match)))
    .filter(({ fit }) => fit === 'words')
  if (inWords.length > 0 || exact.length > 0) return [...inWords, ...exact]
  const fitTerm = fitMisspelled(indexed, terms)
  const near = findAll(indexed, terms, fitTerm)
  if (near.length > 0) return near.map((match) => toFound(match, 'guess'))
  return findSome(indexed, terms, fitTerm)
}

/** Allow for typing errors only in terms that no name has. */
function fitMisspelled(indexed: readonly Indexed[], terms: readonly SearchTerm[]): FitTerm {
  const unknown = new Set(
    terms.filter(
      (term) => !indexed.some(({ names }) => names.some((name) => hasWord(fitExactly(term, name)))),
    ),
  )
  return (term, name) => (unknown.has(term) ? fitNearly(term, name) : fitExactly(term, name))
}

function describeFit({ fits }: Match): Found['fit'] {
  const costs = fits.map((fit) => fit?.cost ?? 0)
  if (costs.some((cost) => cost === insideCost)) return 'inside'
  return costs.every((cost) => cost < startCost) ? 'words' : 'parts'
}

function toFound({ entry, places }: Match, fit: Found['fit'], share = 1): Found {
  return { entry, places, fit, share }
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

function findAll(
  indexed: readonly Indexed[],
  terms: readonly SearchTerm[],
  fitTerm: FitTerm,
): readonly Match[] {
  return indexed
    .flatMap((one) => {
      const asked = explainTerms(terms, one.phrases)
      for (const name of one.names) {
        const match = matchName(one, name, terms, asked, fitTerm)
        if (match !== undefined) return [match]
      }
      return []
    })
    .sort((a, b) => a.cost - b.cost)
}

/** Match all terms with a name; a long phrase that leads to the page may leave a term over. */
function matchName(
  { entry, title }: Indexed,
  name: Name,
  terms: readonly SearchTerm[],
  asked: ReadonlySet<SearchTerm>,
  fitTerm: FitTerm,
): Match | undefined {
  const fits: (Fit | undefined)[] = []
  let spare = Math.floor(asked.size / 2)
  for (const term of terms) {
    const fit = asked.has(term) ? askedFit : (fitTerm(term, name) ?? fitKind(term, entry))
    if (fit === undefined) spare -= 1
    if (spare < 0) return undefined
    fits.push(fit)
  }
  return toMatch(entry, title, name, fits)
}

function toMatch(entry: Entry, title: Name, name: Name, fits: readonly (Fit | undefined)[]): Match {
  const fitting = fits.filter((fit) => fit !== undefined)
  const missing = fits.length - fitting.length
  return {
    entry,
    fits,
    cost: missing * missingCost + weigh(fitting, name, entry),
    places: toPlaces(fitting, title),
  }
}

/** Match a term with the kind of the page: "an example for one bucket". */
function fitKind({ text }: SearchTerm, { kind }: Entry): Fit | undefined {
  return stemOf(text) === stemOf(kind.toLowerCase()) ? kindFit : undefined
}

/** List the names with the most telling of the terms: a term that few names have is more telling than a usual one. */
function findSome(
  indexed: readonly Indexed[],
  terms: readonly SearchTerm[],
  fitTerm: FitTerm,
): readonly Found[] {
  const matches = indexed.map(({ entry, title, names, phrases }) => {
    const asked = explainTerms(terms, phrases)
    const name = names.at(-1) ?? title
    const fits = terms.map((term) =>
      asked.has(term) ? askedFit : (fitTerm(term, name) ?? fitKind(term, entry)),
    )
    return toMatch(entry, title, name, fits)
  })
  const weights = terms.map(({ isName }, i) => {
    const having = matches.filter(({ fits }) => hasWord(fits[i])).length
    return Math.log(1 + matches.length / Math.max(1, having)) * (isName ? 2 : 1)
  })
  const scored = matches.flatMap((match) => {
    const score = weights.reduce((sum, weight, i) => sum + (hasWord(match.fits[i]) ? weight : 0), 0)
    // The kind of a page alone says nothing.
    const isTelling = match.fits.some((fit) => hasWord(fit) && fit !== kindFit)
    return isTelling ? [{ match, score }] : []
  })
  const best = Math.max(0, ...scored.map(({ score }) => score))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return scored
    .filter(({ score }) => score >= best * mostTelling)
    .sort((a, b) => b.score - a.score || a.match.cost - b.match.cost)
    .map(({ match, score }) => toFound(match, 'some', score / total))
}

/** How much of the best match's terms a name must have to be listed with it. */
const mostTelling = 0.6

function hasWord(fit: Fit | undefined): boolean {
  return fit !== undefined && (fit.cost <= startCost || fit.cost > initialsCost)
}

/** Score how well a name matches: by each term, how much of the name is left over, and the kind of page. */
function weigh(fits: readonly Fit[], name: Name, { kind }: Entry): number {
  const isAsked = fits.length > 0 && fits.every((fit) => fit === askedFit)
  const covered = fits.reduce((sum, { length }) => sum + length, 0)
  // A page that is found by what people call it need not have the words in its name.
  const left = isAsked ? 0 : Math.max(0, 1 - covered / name.letters.length)
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
