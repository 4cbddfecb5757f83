// Changes a page's HTML in several places at once. To copy a long text takes longer than to find what to change in it.

/** A change: the text from `start` to `end` becomes `text`. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Make edits that do not overlap. Of two at the same place, the one that is listed first comes first. */
export function applyEdits(html: string, edits: readonly Edit[]): string {
  const parts: string[] = []
  let done = 0
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
    parts.push(html.slice(done, start), text)
    done = end
  }
  parts.push(html.slice(done))
  return parts.join('')
}

/** List the places where a text is, from the start. */
export function findAll(html: string, text: string): readonly number[] {
  const found: number[] = []
  for (let at = html.indexOf(text); at !== -1; at = html.indexOf(text, at + text.length)) found.push(at)
  return found
}
