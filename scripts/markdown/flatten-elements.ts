// Lists of terms, lists of names and cells with blocks in; the same in the few forms that Markdown has out.
import { type Content, type Element, hasClass, isElement, make, makeText } from './page-tree.ts'

const blocks = new Set(['div', 'dl', 'li', 'ol', 'p', 'pre', 'section', 'table', 'ul'])

/** Put the items of a list into one line. */
export function joinItems(items: readonly Content[]): Content[] {
  return items
    .filter(isElement)
    .flatMap(({ children }, i) => [...(i === 0 ? [] : [makeText(', ')]), ...toTitle(children)])
}

/** Set a heading, a term or an action: what stands beside it in small letters gets brackets, nothing is bold again. */
export function toTitle(nodes: readonly Content[]): Content[] {
  return trim(
    nodes.flatMap((node) => {
      if (!isElement(node)) return [node]
      if (node.tagName === 'b' || node.tagName === 'strong') return node.children
      const isBeside = hasClass(node, 'quiet') || hasClass(node, 'risk')
      return isBeside ? [makeText('('), ...trim(node.children), makeText(')')] : [node]
    }),
  )
}

/** Make a list of terms a list whose items start with the term. */
export function toTermList(nodes: readonly Content[]): Element {
  const parts = nodes.filter(isElement).flatMap((node) => (node.tagName === 'div' ? node.children : [node]))
  const items: { readonly term: Element; readonly meanings: Element[] }[] = []
  for (const part of parts.filter(isElement)) {
    if (part.tagName === 'dt') items.push({ term: part, meanings: [] })
    else items.at(-1)?.meanings.push(part)
  }
  return make(
    'ul',
    items.map(({ term, meanings }) => toItem(make('strong', toTitle(term.children)), meanings)),
  )
}

function toItem(term: Element, meanings: readonly Element[]): Element {
  if (meanings.some(({ children }) => children.some(isBlock))) {
    return make('li', [make('p', [term]), ...meanings.map(({ children }) => make('div', children))])
  }
  const told = meanings.flatMap(({ children }, i) => [makeText(i === 0 ? ': ' : '; '), ...trim(children)])
  return make('li', [term, ...told])
}

/** Put all that a cell holds into one line: a table of Markdown has no blocks. */
export function flattenCell(nodes: readonly Content[]): Content[] {
  return nodes.flatMap((node, i) => {
    if (!isBlock(node)) return [node]
    const isLast = !nodes.slice(i + 1).some(isElement)
    const separator = isLast ? '' : node.tagName === 'li' ? '; ' : ' '
    return [...trim(flattenCell(node.children)), makeText(separator)]
  })
}

function isBlock(node: Content): node is Element {
  return isElement(node) && blocks.has(node.tagName)
}

/** Leave out white space at both ends. */
function trim(nodes: readonly Content[]): Content[] {
  const isBlank = (node: Content) => node.type === 'text' && node.value.trim() === ''
  const first = nodes.findIndex((node) => !isBlank(node))
  const last = nodes.findLastIndex((node) => !isBlank(node))
  return nodes.slice(first, last + 1).map((node, i, kept) => {
    if (node.type !== 'text') return node
    const start = i === 0 ? node.value.trimStart() : node.value
    return { ...node, value: i === kept.length - 1 ? start.trimEnd() : start }
  })
}
