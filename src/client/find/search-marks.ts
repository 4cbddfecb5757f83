// Texts with the places that fit a search in, the same with these marked out. What was found is only ever set as text.
import type { MatchRank } from '../../core/find/find-names.ts'
import { make } from '../dom.ts'

/** Mark places of a name, which may break where its words begin. */
export function markPlaces(text: string, places: readonly MatchRank[]): readonly (string | HTMLElement)[] {
  let end = 0
  const parts = places.flatMap(([from, to]) => {
    // Two terms may have found the same letters.
    const start = Math.max(from, end)
    if (start >= to) return []
    const before = text.slice(end, start)
    end = to
    return [...breakable(before), make('mark', {}, breakable(text.slice(start, to)))]
  })
  return [...parts, ...breakable(text.slice(end))]
}

function breakable(name: string): readonly (string | HTMLElement)[] {
  return name.split(/(?<=[a-z:])(?=[A-Z])/).flatMap((word, i) => (i === 0 ? [word] : [make('wbr'), word]))
}

/** Read an excerpt of Pagefind's, which is HTML with marks in it: its texts and its marks, and nothing else. */
export function readExcerpt(html: string): readonly (string | HTMLElement)[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  return [...body.childNodes].map((node) => {
    const text = node.textContent ?? ''
    return node.nodeName === 'MARK' ? make('mark', {}, text) : text
  })
}
