// Makes, fills and finds elements; text is only ever set as text, never as HTML.

type Attributes = Readonly<Record<string, string | boolean | undefined>>
type Child = Node | string | undefined | readonly Child[]

/** Make an element; attributes that are false or undefined are left out. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value)
  }
  append(element, children)
  return element
}

function append(parent: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (child === undefined) continue
    if (typeof child === 'string') parent.appendChild(document.createTextNode(child))
    else if (child instanceof Node) parent.appendChild(child)
    else append(parent, child)
  }
}

/** Replace everything in an element. */
export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren()
  append(element, children)
}

/** Put a separator between items. */
export function join(items: readonly Child[], between = ', '): readonly Child[] {
  return items.flatMap((item, i) => (i === 0 ? [item] : [between, item]))
}

/** Find an element of the page by its `data-…` name. Throws when the page has none. */
export function find<Found extends HTMLElement>(root: ParentNode, name: string): Found {
  const found = root.querySelector<Found>(`[data-${name}]`)
  if (found === null) throw new Error(`the page has no [data-${name}]`)
  return found
}
