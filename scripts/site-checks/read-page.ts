// Reads the links of a page and the IDs that fragments can name.
import { Parser } from 'htmlparser2'

export interface PageLinks {
  readonly links: readonly string[]
  readonly ids: ReadonlySet<string>
}

const linkAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  area: ['href'],
  audio: ['src'],
  form: ['action'],
  iframe: ['src'],
  image: ['href'],
  img: ['src', 'srcset'],
  input: ['src'],
  link: ['href'],
  object: ['data'],
  script: ['src'],
  source: ['src', 'srcset'],
  use: ['href', 'xlink:href'],
  video: ['src', 'poster'],
}

/** Read what a page links to and which IDs it has. */
export function readPage(html: string): PageLinks {
  const links: string[] = []
  const ids = new Set<string>()
  const parser = new Parser({
    onopentag(tag, attributes) {
      const { id, name } = attributes
      if (id !== undefined) ids.add(id)
      if (tag === 'a' && name !== undefined) ids.add(name)
      for (const attribute of linkAttributes[tag] ?? []) {
        const value = attributes[attribute]
        if (value !== undefined) links.push(...(attribute === 'srcset' ? listSources(value) : [value.trim()]))
      }
    },
  })
  parser.end(html)
  return { links, ids }
}

/** List the URLs of a srcset: `a.png 1x, b.png 2x`. */
function listSources(srcset: string): readonly string[] {
  return srcset.split(',').map((part) => part.trim().split(/\s+/)[0] ?? '')
}
