// Reads what the head of a page says to those who show a link to it or install the site.
import { Parser } from 'htmlparser2'

type Said = ReadonlyMap<string, string>

export interface PageHead {
  /** The content of each `meta`, by its property or name. */
  readonly metas: Said
  /** The URL of each `link`, by its relation; the last one if there are several. */
  readonly links: Said
}

/** Read the head of a page. */
export function readHead(html: string): PageHead {
  const [metas, links] = [new Map<string, string>(), new Map<string, string>()]
  const parser = new Parser({
    onopentag(tag, { property, name, content, rel, href }) {
      const key = property ?? name
      if (tag === 'meta' && key !== undefined && content !== undefined) metas.set(key, content)
      if (tag === 'link' && rel !== undefined && href !== undefined) links.set(rel, href)
    },
  })
  parser.end(html.slice(0, html.indexOf('<body')))
  return { metas, links }
}
