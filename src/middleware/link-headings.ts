// Links every heading that has an address to itself.
import { type Edit, findAll } from './edits.ts'

/** What an addressed heading starts with. To search for that is faster than to try the whole pattern everywhere. */
const starts = ['<section', '<h']

/** A heading that has an ID, or the first heading in a section that has one. */
const addressed =
  /(?:<section\b(?<section>[^>]*)>\s*)?<(?<tag>h[2-4])\b(?<own>(?:\s+[\w:-]+(?:="[^"]*")?)*)(?<space>\s*)>(?<inside>[\s\S]*?)<\/\k<tag>>/y

/** A quiet remark at the end of a heading, such as a count, is not part of its name. */
const remark = /\s*<span class="quiet"[^>]*>/

/**
 * Link headings to themselves, so that their address can be copied. The text of the heading is the link, so each link
 * has its own name. A heading that contains a link already leads elsewhere and stays as it is.
 */
export function linkHeadings(html: string): readonly Edit[] {
  const edits: Edit[] = []
  let done = 0
  for (const start of starts.flatMap((text) => findAll(html, text)).sort((a, b) => a - b)) {
    if (start < done) continue
    addressed.lastIndex = start
    const { groups } = addressed.exec(html) ?? {}
    if (groups === undefined) continue
    done = addressed.lastIndex
    edits.push(...linkHeading(groups, done))
  }
  return edits
}

/** Link the heading that ends at `end`. */
function linkHeading(groups: Readonly<Record<string, string>>, end: number): readonly Edit[] {
  const { section = '', tag = '', own = '', space = '', inside = '' } = groups
  const id = readId(own) ?? readId(section)
  const name = inside.slice(0, remark.exec(inside)?.index)
  if (id === undefined || name.trim() === '' || name.includes('<a ')) return []
  const before = name.slice(0, name.length - name.trimStart().length)
  const at = end - `${inside}</${tag}>`.length
  const textEnd = at + name.trimEnd().length
  const link = `>${before}<a class="permalink" href="#${id}">`
  return [
    { start: at - `${space}>`.length, end: at + before.length, text: link },
    { start: textEnd, end: textEnd, text: '</a>' },
  ]
}

/** IDs are plain words; an ID with other characters might need escaping, so it is ignored. */
function readId(attributes: string): string | undefined {
  return attributes.match(/\sid="([\w.:-]+)"/)?.[1]
}
