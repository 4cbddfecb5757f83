// Writes text with its links, emphasis and code as one line of Markdown.
import { attributeOf, type Element, isElement, makeTextNode, type TreeContent, textOf } from './page-tree.ts'

/** Characters without a width, which would keep names from being found. */
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g

/** White space other than one space. */
const wide = /\s{2,}|[^\S ]/g

/** What `invisible` or `wide` matches, for one quick test. A byte order mark counts as white space. */
const uneven = /[\u00ad\u200b-\u200d\u2060]|\s{2,}|[^\S ]/

/** Remove invisible characters, and collapse white space. */
export function toPlainText(text: string): string {
  if (!uneven.test(text)) return text
  return text.replace(invisible, '').replace(wide, ' ')
}

/** Write nodes as one line, without white space at its ends. */
export function writeInline(nodes: readonly TreeContent[]): string {
  return escapeStart(joinPieces(nodes).replace(/ {2,}/g, ' ').trim())
}

/**
 * Join the nodes. Elements next to each other are words apart on the page, where a style separates them, so they get a
 * space here.
 */
function joinPieces(nodes: readonly TreeContent[]): string {
  let line = ''
  let last = ''
  let isAfterElement = false
  for (const node of mergeTexts(nodes)) {
    const piece = writePiece(node)
    if (piece === '') continue
    const isWord = isAfterElement && isElement(node) && !/[\s([“‘]/.test(last)
    line += isWord && /^[^\s.,;:!?)\]”’]/.test(piece) ? ` ${piece}` : piece
    last = piece.slice(-1)
    isAfterElement = isElement(node)
  }
  return line
}

/** Join texts that only a place where a line may break separates, because what is escaped depends on what is around. */
function mergeTexts(nodes: readonly TreeContent[]): readonly TreeContent[] {
  const isMergeable = (node: TreeContent, i: number) =>
    isElement(node) ? node.tagName === 'wbr' : nodes[i + 1]?.type === 'text'
  if (!nodes.some(isMergeable)) return nodes
  const merged: TreeContent[] = []
  for (const node of nodes) {
    if (isElement(node) && node.tagName === 'wbr') continue
    const last = merged.at(-1)
    if (node.type === 'text' && last?.type === 'text')
      merged[merged.length - 1] = makeTextNode(last.value + node.value)
    else merged.push(node)
  }
  return merged
}

function writePiece(node: TreeContent): string {
  if (node.type === 'text') return escapeText(toPlainText(node.value))
  if (!isElement(node)) return ''
  const { tagName, children } = node
  if (tagName === 'code' || tagName === 'kbd') return writeCode(textOf(node))
  if (tagName === 'img') return attributeOf(node, 'alt') ?? ''
  if (tagName === 'br') return ' '
  const inside = joinPieces(children)
  if (tagName === 'a') return writeLink(node, inside)
  const mark = marks[tagName]
  return mark === undefined ? inside : wrap(inside, mark)
}

/** How an element is marked. A text inside others is marked once. */
const marks: Readonly<Record<string, string>> = { b: '**', strong: '**', em: '*', i: '*', del: '~~' }

/** Put marks around a text, but not around the white space at its ends, and not around marks. */
function wrap(text: string, mark: string): string {
  return text.includes(mark) ? text : surround(text, mark, mark)
}

function writeLink(link: Element, text: string): string {
  const href = attributeOf(link, 'href')
  if (href === undefined) return text
  return surround(text, '[', `](${/[\s()]/.test(href) ? `<${href}>` : href})`)
}

/** Put something around what a text has between the white space at its ends. */
function surround(text: string, before: string, after: string): string {
  const middle = text.trim()
  if (middle === '') return text
  const start = text.indexOf(middle)
  return `${text.slice(0, start)}${before}${middle}${after}${text.slice(start + middle.length)}`
}

/** Write code, in as many backticks as its own require. */
function writeCode(text: string): string {
  const code = toPlainText(text).trim()
  if (code === '') return ''
  if (!code.includes('`')) return `\`${code}\``
  const runs = new Set<string>(code.match(/`+/g) ?? [])
  let ticks = '`'
  while (runs.has(ticks)) ticks += '`'
  return code.startsWith('`') || code.endsWith('`') ? `${ticks} ${code} ${ticks}` : `${ticks}${code}${ticks}`
}

/** Escape what Markdown would read as markup. An underscore inside a word is none, so names stay as they are. */
function escapeText(text: string): string {
  if (!/[\\`*[\]~_<&]/.test(text)) return text
  return text
    .replace(/[\\`*[\]~]/g, '\\$&')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#?\w+;)/g, '\\&')
}

/** Escape what Markdown would read as a heading, a quote or a list at the start of a line. */
function escapeStart(line: string): string {
  if (!/^[#+\->\d]/.test(line)) return line
  return line.replace(/^(?=#{1,6}(\s|$)|[-+](\s|$)|>)/, '\\').replace(/^(\d+)(?=[.)](\s|$))/, '$1\\')
}
