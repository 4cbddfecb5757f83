// Finishes the HTML of a page that a build has rendered.
import { startModulesLater, writePlainQuotes } from './lean-html.ts'
import { linkHeadings } from './link-headings.ts'
import { addPagePolicy } from './page-policy.ts'

/**
 * Finish a page: headings link to themselves, redundant markup is removed, modules start at the end, and its
 * Content-Security-Policy allows what it has.
 *
 * @param starter the text of the script that starts modules
 */
export function finishPage(html: string, starter: string): string {
  return writePlainQuotes(linkHeadings(addPagePolicy(startModulesLater(html, starter))))
}
