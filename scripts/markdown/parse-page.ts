// Parses the parts of a page's HTML that its twin is made of.
import { type Handler, Parser } from 'htmlparser2'
import { makeTextNode, type PageTree, type TreeContent } from './page-tree.ts'

/**
 * Parse what a page's twin is made of: its address and description, its main part and its footer. Where
 * end tags are left out, the parser knows where the element ends.
 */
export function parsePage(html: string): PageTree {
  // Attribute values escape marks, and texts "<", so nothing but a tag looks like the start of one with an attribute.
  const facts = ['<link rel="canonical"', '<meta name="description"'].map((start) => cut(html, start, '">'))
  const mainEnd = html.lastIndexOf('</main>')
  const main = cut(html.slice(0, mainEnd), '<main ', '')
  return parse([...facts, main, cut(html.slice(mainEnd), '</main>', '</footer>')].join(''))
}

/** Cut out what begins with `start` and ends with the next `end`; nothing if it is not there. */
function cut(html: string, start: string, end: string): string {
  const from = html.indexOf(start)
  if (from === -1) return ''
  return end === '' ? html.slice(from) : html.slice(from, html.indexOf(end, from) + end.length)
}

/** The check of a page's HTML also ensures that its names are in lowercase. */
const asWritten = { lowerCaseTags: false, lowerCaseAttributeNames: false }

function parse(html: string): PageTree {
  const page: TreeContent[] = []
  const open = [page]
  let among = page
  const handler: Partial<Handler> = {
    onopentag(tagName, attributes) {
      const children: TreeContent[] = []
      among.push({ type: 'element', tagName, attributes, children })
      open.push(children)
      among = children
    },
    onclosetag() {
      open.pop()
      among = open.at(-1) ?? page
    },
    ontext(value) {
      const last = among.at(-1)
      if (last?.type === 'text') among[among.length - 1] = makeTextNode(last.value + value)
      else among.push(makeTextNode(value))
    },
  }
  new Parser(handler, asWritten).end(html)
  return { children: page }
}
