// Decides how well one typed word fits a name.
import type { Name } from './read-name.ts'
import type { SearchTerm } from './search-terms.ts'
import { nearnessTo } from './typing-errors.ts'

/** How a term fits a name, and which letters of it. */
export interface Fit {
  /** Lower is better; 0 is the whole word as typed. */
  readonly cost: number
  /** An index into `letters`. */
  readonly from: number
  readonly length: number
}

export type FitTerm = (term: SearchTerm, name: Name) => Fit | undefined

/** What another form of a word costs, or another word for the same thing. */
const otherCost = 0.4

/** The costs of a term that begins a word, is inside one, or is the initials of several. */
export const startCost = 1
export const insideCost = 2
export const initialsCost = 3

/** Match a correctly typed term: best as whole words, then at a word's start, then inside a word, then as initials. */
export function fitExactly({ text, others }: SearchTerm, name: Name): Fit | undefined {
  const own = fitText(text, name)
  if (own?.cost === 0) return own
  const fits = others.flatMap((other) => {
    const fit = fitText(other, name)
    if (fit === undefined || fit.cost > startCost) return []
    return [{ ...fit, cost: otherCost + fit.cost / 10 }]
  })
  return [...(own ? [own] : []), ...fits].toSorted((a, b) => a.cost - b.cost)[0]
}

function fitText(text: string, { letters, starts, initials }: Name): Fit | undefined {
  let best: Fit | undefined
  for (let from = letters.indexOf(text); from >= 0; from = letters.indexOf(text, from + 1)) {
    const end = from + text.length
    const isWhole = starts.has(end) || end === letters.length
    const cost = starts.has(from) ? (isWhole ? 0 : startCost) : insideCost
    // One or two letters inside a word match nearly everything.
    if (cost === insideCost && text.length < 3) continue
    if (best === undefined || cost < best.cost) best = { cost, from, length: text.length }
  }
  if (best !== undefined || text.length < 3) return best
  const first = initials.indexOf(text)
  const from = [...starts][first]
  return first < 0 || from === undefined ? undefined : { cost: initialsCost, from, length: 0 }
}

/** Match a term with one wrong letter, or more if the term is long. */
export function fitNearly(term: SearchTerm, name: Name): Fit | undefined {
  const exact = fitExactly(term, name)
  if (exact !== undefined) return exact
  const { text } = term
  const allowed = text.length < 5 ? 0 : text.length < 9 ? 1 : text.length < 20 ? 2 : 3
  if (allowed === 0) return undefined
  let best: Fit | undefined
  for (const from of name.starts) {
    const letters = name.letters.slice(from, from + text.length + allowed)
    if (!mayBeNear(text, letters)) continue
    const near = nearnessTo(text, letters)
    const cost = initialsCost + 1 + near.errors
    if (near.errors <= allowed && (best === undefined || cost < best.cost)) {
      best = { cost, from, length: near.length }
    }
  }
  return best
}

/** Rule out most texts at once: one of the first two letters is nearly always right, and in about the right place. */
function mayBeNear(text: string, letters: string): boolean {
  const first = letters.slice(0, 3)
  return first.includes(text[0] ?? '') || first.includes(text[1] ?? '')
}
