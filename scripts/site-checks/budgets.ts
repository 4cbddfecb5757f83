// Limits how heavy each kind of page may be: what a reader on a phone waits for before pressing or typing anything.

/** Limits in bytes; all but `raw` apply to what is transferred, compressed with gzip. */
export interface Budget {
  /** What such a page is called in messages. */
  readonly kind: string
  /** Matches the file of a page of this kind, below the site's folder. */
  readonly file: RegExp
  /** A page with its styles and scripts. */
  readonly page: number
  /** The same, for the median of all pages of this kind. */
  readonly middle?: number
  readonly script: number
  /** The HTML, uncompressed. */
  readonly raw: number
}

const kB = 1000

/** The most bytes of a page in Markdown: what a program that reads text takes at once. */
export const mostMarkdown = 40 * kB

/** The same for the list of a service's actions, which has one line for each. */
export const mostMarkdownOfService = 50 * kB

/** All bytes that a build writes, uncompressed, divided by the number of pages. */
export const mostOutput = 55 * kB

/** What any page may weigh, unless its kind has its own limit. */
const anyPage = { page: 40 * kB, script: 8 * kB, raw: 2000 * kB }

/** The budgets, the most specific first: the first one that a page matches applies to it. */
export const budgets: readonly Budget[] = [
  { ...anyPage, kind: 'the home page', file: /^index\.html$/, page: 30 * kB },
  { ...anyPage, kind: 'a version page', file: /^policies\/[^/]+\/v\d+\/index\.html$/, middle: 30 * kB },
  // Its script includes the worker that checks, which loads on its own after the first paint.
  { ...anyPage, kind: 'the checker', file: /^check\/index\.html$/, page: 75 * kB, script: 60 * kB },
  // So does the script of the page that asks, whose worker evaluates and searches requests.
  { ...anyPage, kind: 'the page that asks', file: /^ask\/index\.html$/, page: 75 * kB, script: 60 * kB },
  {
    ...anyPage,
    kind: 'the page that compares several',
    file: /^policies\/compare\/index\.html$/,
    page: 75 * kB,
    script: 60 * kB,
  },
  { ...anyPage, kind: 'any other page', file: /\.html$/ },
]
