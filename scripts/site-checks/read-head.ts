// The HTML of a page in, what its head says to those who show a link to it or install the site, out.
import { Parser } from 'htmlparser2'

type Said = ReadonlyMap<string, string>

export interface PageHead {
  /** The content of each `meta`, by its property or name. */
  readonly metas: Said
  /** The address of each `link`, by its relation; of several, the last. */
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
