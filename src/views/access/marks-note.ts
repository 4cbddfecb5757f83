// Explains the marks of sensitive and destructive actions, and says where they are if a page names no actions.
import type { Link } from '../link.ts'
import type { LinkedText } from '../words/linked-text.ts'
import { countOf } from '../words/words.ts'

const warning = 'No mark does not mean harmless.'

/** Explains the mark where actions are named. */
export const markNote: LinkedText = [`▲ marks what is sensitive or destructive. ${warning}`]

/** What names the marked actions: a page that lists all actions, or else the version's JSON. */
export type MarksPlace = { readonly page: Link } | { readonly json: Link }

/** Count the marked actions that a version grants where actions are only counted, and say what names them. */
export function describeMarks(
  { sensitive, destructive }: Readonly<Record<'sensitive' | 'destructive', number>>,
  place: MarksPlace,
): LinkedText {
  const marked = [
    { count: sensitive, word: 'sensitive', field: 'risks' },
    { count: destructive, word: 'destructive', field: 'destructive' },
  ].filter(({ count }) => count > 0)
  if (marked.length === 0)
    return [`None of the actions that it grants is marked as sensitive or destructive. ${warning}`]
  const counts = marked.map(({ count, word }, i) =>
    i === 0
      ? `${countOf(count, 'action')} marked as ${word}`
      : `${count.toLocaleString('en')} marked as ${word}`,
  )
  const grants = `It grants ${counts.join(' and ')}. `
  const them = sensitive + destructive === 1 ? 'it' : 'them'
  if ('page' in place) return [grants, place.page, ` marks ${them} with ▲. ${warning}`]
  const fields = marked.flatMap(({ field }, i) => [...(i === 0 ? [] : [' and ']), { code: field }])
  return [grants, place.json, ` names ${them}, in `, ...fields, `. ${warning}`]
}
