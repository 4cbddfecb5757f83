// Flattens lists of terms, lists of names and table cells to the few forms that Markdown has.
import {
  type Element,
  hasClass,
  isElement,
  makeElement,
  makeTextNode,
  type TreeContent,
} from './page-tree.ts'

const blocks = new Set(['div', 'dl', 'li', 'ol', 'p', 'pre', 'section', 'table', 'ul'])

/** Join the items of a list in one line. */
export function joinItems(items: readonly TreeContent[]): TreeContent[] {
  return items
    .filter(isElement)
    .flatMap(({ children }, i) => [...(i === 0 ? [] : [makeTextNode(', ')]), ...toCellTitle(children)])
}

/** Convert a heading, term or action: secondary text goes in parentheses, and bold inside is dropped. */
export function toCellTitle(nodes: readonly TreeContent[]): TreeContent[] {
  const title: TreeContent[] = []
  for (const node of nodes) {
    if (!isElement(node)) title.push(node)
    else if (node.tagName === 'b' || node.tagName === 'strong') title.push(...node.children)
    else if (hasClass(node, 'quiet')) title.push(makeTextNode('('), ...trim(node.children), makeTextNode(')'))
    else title.push(node)
  }
  return trim(title)
}

/** Convert a list of terms to a list whose items start with the term. */
export function toTermList(nodes: readonly TreeContent[]): Element {
  const parts = nodes.filter(isElement).flatMap((node) => (node.tagName === 'div' ? node.children : [node]))
  const items: { readonly term: Element; readonly meanings: Element[] }[] = []
  for (const part of parts.filter(isElement)) {
    if (part.tagName === 'dt') items.push({ term: part, meanings: [] })
    else items.at(-1)?.meanings.push(part)
  }
  return makeElement(
    'ul',
    items.map(({ term, meanings }) => toItem(makeElement('strong', toCellTitle(term.children)), meanings)),
  )
}

function toItem(term: Element, meanings: readonly Element[]): Element {
  if (meanings.some(({ children }) => children.some(isBlock))) {
    return makeElement('li', [
      makeElement('p', [term]),
      ...meanings.map(({ children }) => makeElement('div', children)),
    ])
  }
  const rest = meanings.flatMap(({ children }, i) => [makeTextNode(i === 0 ? ': ' : '; '), ...trim(children)])
  return makeElement('li', [term, ...rest])
}

/** Put the contents of a cell in one line, because a Markdown table cannot contain blocks. */
export function flattenCell(nodes: readonly TreeContent[]): TreeContent[] {
  if (!nodes.some(isBlock)) return [...nodes]
  return nodes.flatMap((node, i) => {
    if (!isBlock(node)) return [node]
    const isLast = !nodes.slice(i + 1).some(hasText)
    const separator = isLast ? '' : node.tagName === 'li' ? '; ' : ' '
    // On the page, a block begins a line of its own.
    return [makeTextNode(i === 0 ? '' : ' '), ...trim(flattenCell(node.children)), makeTextNode(separator)]
  })
}

/** Drop the emphasis of a cell that is emphasized as a whole, such as a status. */
export function toPlainCell(nodes: readonly TreeContent[]): readonly TreeContent[] {
  const [only, ...others] = nodes.filter((node) => node.type !== 'text' || node.value.trim() !== '')
  const isWhole = only !== undefined && others.length === 0 && isElement(only) && only.tagName === 'strong'
  return isWhole ? only.children : nodes
}

function isBlock(node: TreeContent): node is Element {
  return isElement(node) && blocks.has(node.tagName)
}

const hasText = (node: TreeContent) => isElement(node) || node.value.trim() !== ''

/** Drop whitespace at both ends. */
function trim(nodes: readonly TreeContent[]): TreeContent[] {
  const kept = nodes.slice(nodes.findIndex(hasText), nodes.findLastIndex(hasText) + 1)
  const [first] = kept
  if (first?.type === 'text') kept[0] = makeTextNode(first.value.trimStart())
  const last = kept.at(-1)
  if (last?.type === 'text') kept[kept.length - 1] = makeTextNode(last.value.trimEnd())
  return kept
}
