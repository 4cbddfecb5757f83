// Finds the pages whose text has the typed words: all of them, or if no page has all, the most telling ones.
import { readQuery } from '../../core/find/read-query.ts'
import { readSearchTerms, stemOf } from '../../core/find/search-terms.ts'
import type { PagefindPage } from './page-fragment.ts'
import type { PagefindResult, PageIndex } from './pagefind.ts'

export interface TextResults {
  readonly results: readonly PagefindResult[]
  /** Whether each page has all the words. */
  readonly hasAll: boolean
}

/** How much of the best page's words a page must have to be listed with it. */
const mostTelling = 0.6

/** Find pages by their text. */
export async function searchText(index: PageIndex, typed: string): Promise<TextResults> {
  // Of a pasted error, only its first part names something.
  const words = readSearchTerms(readQuery(typed)[0] ?? '').map(({ text }) => text)
  if (words.length === 0) return { results: [], hasAll: true }
  const all = await searchWords(index, words)
  if (all.length > 0 || words.length === 1) return { results: all, hasAll: true }
  return { results: await searchSome(index, words), hasAll: false }
}

/** Search for all words. When no page has one, Pagefind returns pages with its first letters; they are no results. */
async function searchWords(index: PageIndex, words: readonly string[]): Promise<readonly PagefindResult[]> {
  const results = await index.search(words.join(' '))
  const first = await results[0]?.data()
  return first === undefined || hasWords(first, words) ? results : []
}

function hasWords({ content, meta }: PagefindPage, words: readonly string[]): boolean {
  const text = [content, ...Object.values(meta)].join(' ').toLowerCase()
  return words.every((word) => text.includes(stemOf(word)))
}

/** A word that few pages have says more than one that many have. */
async function searchSome(index: PageIndex, words: readonly string[]): Promise<readonly PagefindResult[]> {
  const scores = new Map<string, { readonly result: PagefindResult; readonly score: number }>()
  for (const word of words) {
    const results = await searchWords(index, [word])
    const weight = Math.log(1 + index.ids.length / Math.max(1, results.length))
    for (const [place, result] of results.entries()) {
      // Among pages with the same words, those that Pagefind ranks first come first.
      const score = weight * (1 + 0.1 / (1 + place))
      scores.set(result.id, { result, score: (scores.get(result.id)?.score ?? 0) + score })
    }
  }
  const sorted = [...scores.values()].sort((a, b) => b.score - a.score)
  const best = sorted[0]?.score ?? 0
  return sorted.filter(({ score }) => score >= best * mostTelling).map(({ result }) => result)
}
