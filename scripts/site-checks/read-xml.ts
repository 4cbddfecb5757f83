// Parses well-formed XML text into a tree of elements.
import { SaxesParser, type SaxesTagNS } from 'saxes'

export interface XmlElement {
  /** The namespace, then the name without prefix: `http://www.w3.org/2005/Atom id`; or just the name. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** The text between its tags, without that of its children. */
  readonly text: string
}

interface OpenElement extends XmlElement {
  children: XmlElement[]
  text: string
}

/** Read XML. Throws if it is not well-formed. */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true })
  const root: OpenElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    const element = toElement(tag)
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  const addText = (more: string) => {
    const element = open.at(-1)
    if (element) element.text += more
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.write(text).close()
  const [element] = root.children
  if (element === undefined) throw new Error('no root element')
  return element
}

function toElement({ uri, local, attributes }: SaxesTagNS): OpenElement {
  return {
    name: uri === '' ? local : `${uri} ${local}`,
    attributes: Object.fromEntries(Object.values(attributes).map(({ name, value }) => [name, value])),
    children: [],
    text: '',
  }
}
