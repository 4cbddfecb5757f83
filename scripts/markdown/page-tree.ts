// Describes a page as a tree, makes its nodes and finds things in it.

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

/** What a page's twin is made of. */
export interface PageTree {
  readonly children: readonly TreeContent[]
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
  if (names === undefined || names === name) return names === name
  return names.includes(name) && names.split(' ').includes(name)
}

const headings = new Map([1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, level]))

/** Return the level of a heading; other elements have none. */
export function headingLevel({ tagName }: Element): number | undefined {
  return headings.get(tagName)
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

/** Find the first of the elements below a node. */
export function findElement(
  node: { readonly children: readonly TreeContent[] },
  isWanted: (element: Element) => boolean,
): Element | undefined {
  for (const child of node.children) {
    if (!isElement(child)) continue
    const found = isWanted(child) ? child : findElement(child, isWanted)
    if (found !== undefined) return found
  }
  return undefined
}

/** Collect all text in a node, except in elements that `isLeftOut` excludes. */
export function textOf(node: TreeContent, isLeftOut?: (element: Element) => boolean): string {
  if (!isElement(node)) return node.value
  let text = ''
  if (isLeftOut?.(node)) return text
  for (const child of node.children) text += textOf(child, isLeftOut)
  return text
}

/** Check for a node whose text is only white space. */
export function isBlank(node: TreeContent): boolean {
  return isElement(node) ? node.children.every(isBlank) : node.value.trim() === ''
}

/** Return an attribute. */
export function attributeOf(element: Element | undefined, name: string): string | undefined {
  return element?.attributes[name]
}
