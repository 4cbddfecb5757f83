// Matches what people call a page, such as "buy a number", with what was typed.
import { readSearchTerms, type SearchTerm, stemOf } from './search-terms.ts'

/** The words of a phrase, without their endings. */
export type Phrase = readonly string[]

/** Read the phrases that lead to a page. */
export function readPhrases(asks: readonly string[]): readonly Phrase[] {
  return asks.map((ask) => readSearchTerms(ask).map(({ text }) => stemOf(text)))
}

/** Find which terms a phrase explains; none unless the whole phrase was typed, in any order. */
export function explainTerms(
  terms: readonly SearchTerm[],
  phrases: readonly Phrase[],
): ReadonlySet<SearchTerm> {
  const explained = phrases.map((phrase) => {
    const perWord = phrase.map((word, i) =>
      terms.filter((term) => means(term, word, terms, i === phrase.length - 1)),
    )
    return perWord.every((some) => some.length > 0) ? new Set(perWord.flat()) : new Set<SearchTerm>()
  })
  return explained.toSorted((a, b) => b.size - a.size)[0] ?? new Set()
}

/** Check whether a term is a word of a phrase; the last term may still be being typed. */
function means(term: SearchTerm, word: string, terms: readonly SearchTerm[], isLastWord: boolean): boolean {
  if ([term.text, ...term.others].some((form) => stemOf(form) === word)) return true
  return isLastWord && term === terms.at(-1) && term.text.length > 3 && word.startsWith(term.text)
}
