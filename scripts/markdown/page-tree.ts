// Parses a page's HTML to a tree and finds things in it.
import { Parser } from 'htmlparser2'

export interface Element {
  readonly type: 'element'
  readonly tagName: string
  /** Attributes by their names in lowercase; one without a value is empty. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly TreeContent[]
}

export interface TextNode {
  readonly type: 'text'
  readonly value: string
}

/** What an element can contain. */
export type TreeContent = Element | TextNode

/** A whole page. */
export interface PageTree {
  readonly children: readonly TreeContent[]
}

/** Parse a whole page, in which every element that has contents also has an end tag, as the check of its HTML ensures. */
export function parsePage(html: string): PageTree {
  const page: TreeContent[] = []
  const open = [page]
  const parser = new Parser({
    onopentag(tagName, attributes) {
      const children: TreeContent[] = []
      open.at(-1)?.push({ type: 'element', tagName, attributes, children })
      open.push(children)
    },
    onclosetag() {
      open.pop()
    },
    ontext(value) {
      const among = open.at(-1) ?? page
      const last = among.at(-1)
      if (last?.type === 'text') among[among.length - 1] = makeTextNode(last.value + value)
      else among.push(makeTextNode(value))
    },
  })
  parser.end(html)
  return { children: page }
}

/** Make an element. */
export function makeElement(
  tagName: string,
  children: readonly TreeContent[],
  attributes: Element['attributes'] = {},
): Element {
  return { type: 'element', tagName, attributes, children }
}

/** Make a text node. */
export function makeTextNode(value: string): TreeContent {
  return { type: 'text', value }
}

/** Make a block of code in a language. */
export function makeCodeBlock(text: string, language: string): Element {
  return makeElement('pre', [makeElement('code', [makeTextNode(text)], { class: `language-${language}` })])
}

export function isElement(node: TreeContent): node is Element {
  return node.type === 'element'
}

export function hasClass({ attributes }: Element, name: string): boolean {
  const { class: names } = attributes
  return names !== undefined && (names === name || names.split(' ').includes(name))
}

/** List the elements below a node, in the order of the page. */
export function findElements(
  node: { readonly children: readonly TreeContent[] },
  isWanted: (element: Element) => boolean,
): readonly Element[] {
  const found: Element[] = []
  const search = (children: readonly TreeContent[]) => {
    for (const child of children) {
      if (!isElement(child)) continue
      if (isWanted(child)) found.push(child)
      search(child.children)
    }
  }
  search(node.children)
  return found
}

/** Collect all text in a node, except in elements that `isLeftOut` excludes. */
export function textOf(node: TreeContent, isLeftOut: (element: Element) => boolean = () => false): string {
  if (node.type === 'text') return node.value
  if (!isElement(node) || isLeftOut(node)) return ''
  return node.children.map((child) => textOf(child, isLeftOut)).join('')
}

/** Return an attribute. */
export function attributeOf(element: Element | undefined, name: string): string | undefined {
  return element?.attributes[name]
}
