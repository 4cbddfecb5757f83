// Writes quotation marks plainly in a page's text.
import type { Edit } from './edits.ts'

const escaped = /&quot;|&#39;/g

/**
 * Write plain quotation marks in text; only in attribute values do they need to be escaped. Tags are read from the start:
 * seen from a mark inside it, a value with `<` or `>` looks like text.
 */
export function writePlainQuotes(html: string): readonly Edit[] {
  const edits: Edit[] = []
  let at = 0
  let mark = findMark(html, 0)
  while (mark !== undefined) {
    const tag = html.indexOf('<', at)
    const isText = tag === -1 || mark.start < tag
    if (isText) edits.push(mark)
    at = isText ? mark.end : findEndOfTag(html, tag)
    if (mark.start < at) mark = findMark(html, at)
  }
  return edits
}

/** Find the next escaped mark, as it would be written in text. */
function findMark(html: string, from: number): Edit | undefined {
  escaped.lastIndex = from
  const found = escaped.exec(html)
  if (found === null) return undefined
  return { start: found.index, end: escaped.lastIndex, text: found[0] === '&quot;' ? '"' : "'" }
}

const quote = '"'.charCodeAt(0)
const greater = '>'.charCodeAt(0)

/** Find the end of the tag that starts here. What has no end is no tag, so that only its first character is skipped. */
function findEndOfTag(html: string, start: number): number {
  let isValue = false
  for (let at = start + 1; at < html.length; at++) {
    const sign = html.charCodeAt(at)
    if (sign === quote) isValue = !isValue
    else if (sign === greater && !isValue) return at + 1
  }
  return start + 1
}
