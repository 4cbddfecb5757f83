// Parses a page's HTML to a tree and finds things in it.
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'

const parser = unified().use(rehypeParse)

export type PageTree = ReturnType<typeof parser.parse>
export type PageNode = PageTree['children'][number]
export type Element = Extract<PageNode, { type: 'element' }>
/** What an element can contain. */
export type TreeContent = Element['children'][number]

/** Parse a whole page. */
export function parsePage(html: string): PageTree {
  return parser.parse(html)
}

/** Make an element. */
export function makeElement(
  tagName: string,
  children: readonly TreeContent[],
  properties: Element['properties'] = {},
): Element {
  return { type: 'element', tagName, properties, children: [...children] }
}

/** Make a text node. */
export function makeTextNode(value: string): TreeContent {
  return { type: 'text', value }
}

/** Make a block of code in a language. */
export function makeCodeBlock(text: string, language: string): Element {
  return makeElement('pre', [
    makeElement('code', [makeTextNode(text)], { className: [`language-${language}`] }),
  ])
}

export function isElement(node: PageNode | TreeContent): node is Element {
  return node.type === 'element'
}

export function hasClass({ properties }: Element, name: string): boolean {
  const { className } = properties
  return Array.isArray(className) && className.includes(name)
}

/** List the elements below a node, in the order of the page. */
export function findElements(
  node: { readonly children: readonly (PageNode | TreeContent)[] },
  isWanted: (element: Element) => boolean,
): readonly Element[] {
  return node.children.filter(isElement).flatMap((child) => {
    const below = findElements(child, isWanted)
    return isWanted(child) ? [child, ...below] : below
  })
}

/** Collect all text in a node, except in elements that `isLeftOut` excludes. */
export function textOf(
  node: PageNode | TreeContent,
  isLeftOut: (element: Element) => boolean = () => false,
): string {
  if (node.type === 'text') return node.value
  if (!isElement(node) || isLeftOut(node)) return ''
  return node.children.map((child) => textOf(child, isLeftOut)).join('')
}

/** Return an attribute, by its name in hast, as text. */
export function attributeOf(element: Element | undefined, name: string): string | undefined {
  const value = element?.properties[name]
  if (value === undefined || value === null) return undefined
  return Array.isArray(value) ? value.join(' ') : String(value)
}
