// Finishes the HTML of a page that a build has rendered.
import { startModulesLater, writePlainQuotes } from './lean-html.ts'
import { linkHeadings } from './link-headings.ts'
import { createPagePolicy, type OwnCode } from './page-policy.ts'

/**
 * Create a function that finishes a page: headings link to themselves, redundant markup is removed, modules start at the
 * end, and its Content-Security-Policy allows what it has.
 *
 * @param starter the text of the script that starts modules
 * @param own the other scripts, and the styles, that pages may have
 */
export function createFinisher(starter: string, own: OwnCode): (html: string) => string {
  const addPolicy = createPagePolicy({ ...own, scripts: [starter, ...own.scripts] })
  return (html) => writePlainQuotes(linkHeadings(addPolicy(startModulesLater(html, starter))))
}
