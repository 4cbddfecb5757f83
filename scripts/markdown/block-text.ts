// Writes a prepared page as Markdown blocks: headings, paragraphs, lists, tables and code.
import { toPlainText, writeInline } from './inline-text.ts'
import {
  attributeOf,
  type Element,
  findElement,
  findElements,
  headingLevel,
  isElement,
  type TreeContent,
  textOf,
} from './page-tree.ts'

/** Elements that start a line of their own. Those that are written in no special way only separate paragraphs. */
const blocks = new Set(
  'address article aside blockquote caption details div dl dt dd fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table ul'.split(
    ' ',
  ),
)

/** Write nodes as blocks with an empty line between them. */
export function writeBlocks(nodes: readonly TreeContent[]): string {
  return listBlocks(nodes).join('\n\n')
}

/** List the blocks; text and inline elements between two of them are a paragraph. */
function listBlocks(nodes: readonly TreeContent[]): readonly string[] {
  const written: string[] = []
  let line: TreeContent[] = []
  const endLine = () => {
    if (line.length === 0) return
    const text = writeInline(line)
    if (text !== '') written.push(text)
    line = []
  }
  for (const node of nodes) {
    if (isBlock(node)) {
      endLine()
      written.push(...writeBlock(node))
    } else line.push(node)
  }
  endLine()
  return written
}

/** Check whether a node is a block, or an inline element around one. */
function isBlock(node: TreeContent): node is Element {
  if (!isElement(node)) return false
  return blocks.has(node.tagName) || node.children.some(isBlock)
}

function writeBlock(block: Element): readonly string[] {
  const { tagName, children } = block
  const level = headingLevel(block)
  if (level !== undefined) {
    const text = writeInline(children)
    return text === '' ? [] : [`${'#'.repeat(level)} ${text}`]
  }
  if (tagName === 'pre') return [writePre(block)]
  if (tagName === 'ul' || tagName === 'ol') return writeList(block)
  if (tagName === 'table') return writeTable(block)
  if (tagName === 'hr') return ['---']
  if (tagName === 'blockquote') return [writeBlocks(children).replace(/^/gm, '> ').replace(/^> $/gm, '>')]
  return listBlocks(children)
}

/** Write a block of code, with a fence that its text does not have. */
function writePre(pre: Element): string {
  const code = findElement(pre, ({ tagName }) => tagName === 'code')
  const className = attributeOf(code, 'class') ?? ''
  const language = /\blanguage-([\w-]+)/.exec(className)?.[1] ?? attributeOf(pre, 'data-language') ?? ''
  const text = textOf(pre).replace(/\n$/, '')
  let fence = '```'
  while (text.includes(fence)) fence += '`'
  return `${fence}${language}\n${text}\n${fence}`
}

/** Write a list; if an item has several blocks, empty lines separate all items. */
function writeList({ tagName, children, attributes }: Element): readonly string[] {
  const first = Number(attributes['start'] ?? 1)
  const items = children
    .filter(isElement)
    .map((item) => listBlocks(item.tagName === 'li' ? item.children : [item]))
    .filter((parts) => parts.length > 0)
    .map((parts, i) => {
      const sign = tagName === 'ol' ? `${first + i}. ` : '- '
      // A list below one line needs no empty line before it.
      const isLong = parts.length > 2 || (parts[1] !== undefined && !/^(-|\d+\.) /.test(parts[1]))
      return { isLong, text: sign + indent(parts.join(isLong ? '\n\n' : '\n'), sign.length) }
    })
  if (items.length === 0) return []
  return [items.map(({ text }) => text).join(items.some(({ isLong }) => isLong) ? '\n\n' : '\n')]
}

function indent(text: string, width: number): string {
  return text.replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(width)}`)
}

/** Write a table, below its caption. A cell over several columns is followed by empty ones. */
function writeTable(table: Element): readonly string[] {
  const caption = findElements(table, ({ tagName }) => tagName === 'caption').map(({ children }) =>
    writeInline(children),
  )
  const rows = findElements(table, ({ tagName }) => tagName === 'tr').map(({ children }) =>
    children
      .filter(isElement)
      .filter(({ tagName }) => tagName === 'td' || tagName === 'th')
      .flatMap(writeCell),
  )
  const width = Math.max(0, ...rows.map(({ length }) => length))
  if (width === 0) return caption
  const [head = [], ...body] = rows.map((cells) => Array.from({ length: width }, (_, i) => cells[i] ?? ''))
  const lines = [head, head.map(() => '-'), ...body].map((cells) =>
    `| ${cells.join(' | ')} |`.replaceAll(/ {2,}/g, ' '),
  )
  return [...caption, lines.join('\n')].filter((text) => text !== '')
}

function writeCell({ children, attributes }: Element): readonly string[] {
  const span = Number(attributes['colspan'] ?? 1)
  const text = toPlainText(writeInline(children)).replaceAll('|', '\\|')
  return [text, ...Array.from({ length: Math.max(0, span - 1) }, () => '')]
}
