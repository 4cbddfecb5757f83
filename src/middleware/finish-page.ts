// Finishes the HTML of a page that a build has rendered.
import { applyEdits } from './edits.ts'
import { startModulesLater } from './later-modules.ts'
import { leanMarkup } from './lean-markup.ts'
import { linkHeadings } from './link-headings.ts'
import { createPagePolicy, type OwnCode } from './page-policy.ts'
import { writePlainQuotes } from './plain-quotes.ts'
import { createLinkShortener } from './short-links.ts'

/** Finishes a page. One that is shown at any address has no path, and keeps its links as they are. */
export type Finisher = (html: string, path?: string) => string

/**
 * Create a function that finishes a page: headings link to themselves, redundant markup is removed, links are as short as
 * they can be, modules start at the end, and its Content-Security-Policy allows what it has.
 *
 * @param starter the address of the script that starts modules
 * @param own the scripts and styles that pages may have
 */
export function createFinisher(starter: string, own: OwnCode): Finisher {
  const addPolicy = createPagePolicy(own)
  return (html, path) => {
    const edits = [
      startModulesLater(html, starter),
      addPolicy(html),
      linkHeadings(html),
      writePlainQuotes(html),
    ]
    return leanMarkup(applyEdits(html, edits.flat()), createLinkShortener(path))
  }
}
