// Marks the places in a text that match a search; results are only ever set as text, never as HTML.
import type { MatchRank } from '../../core/find/find-names.ts'
import { make } from '../dom.ts'

/** Mark places in a name, and allow line breaks where its words begin. */
export function markPlaces(text: string, places: readonly MatchRank[]): readonly (string | HTMLElement)[] {
  let end = 0
  const parts = places.flatMap(([from, to]) => {
    // Two terms may match the same letters.
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

/** Read one of Pagefind's excerpts, which are HTML with marks, and keep only its text and its marks. */
export function readExcerpt(html: string): readonly (string | HTMLElement)[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  return [...body.childNodes].map((node) => {
    const text = node.textContent ?? ''
    return node.nodeName === 'MARK' ? make('mark', {}, text) : text
  })
}
