// Finishes the HTML of a page that a build has rendered.
import { applyEdits } from './edits.ts'
import { startModulesLater } from './later-modules.ts'
import { linkHeadings } from './link-headings.ts'
import { createPagePolicy, type OwnCode } from './page-policy.ts'
import { writePlainQuotes } from './plain-quotes.ts'

/**
 * Create a function that finishes a page: headings link to themselves, redundant markup is removed, modules start at the
 * end, and its Content-Security-Policy allows what it has.
 *
 * @param starter the address of the script that starts modules
 * @param own the scripts and styles that pages may have
 */
export function createFinisher(starter: string, own: OwnCode): (html: string) => string {
  const addPolicy = createPagePolicy(own)
  return (html) => {
    const edits = [
      startModulesLater(html, starter),
      addPolicy(html),
      linkHeadings(html),
      writePlainQuotes(html),
    ]
    return applyEdits(html, edits.flat())
  }
}
