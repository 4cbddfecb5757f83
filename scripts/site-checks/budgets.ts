// How heavy each kind of page may be: what a reader waits for on a phone, before anything is pressed or typed.

/** Limits in bytes; all but `raw` are of what travels, compressed with gzip. */
export interface Budget {
  /** The pages, in words. */
  readonly kind: string
  /** Matches the file of a page of this kind, below the site's folder. */
  readonly file: RegExp
  /** A page with its styles and scripts. */
  readonly page: number
  /** The same, for the middle one of all pages of this kind. */
  readonly middle?: number
  readonly script: number
  /** The HTML as it is. */
  readonly raw: number
}

const kB = 1000

/** What any page may weigh, unless its kind has a limit of its own. */
export const anyPage = { page: 40 * kB, script: 8 * kB, raw: 2000 * kB }

/** The budgets, the most particular first: a page is held to the first that it matches. */
export const budgets: readonly Budget[] = [
  { ...anyPage, kind: 'the home page', file: /^index\.html$/, page: 30 * kB },
  { ...anyPage, kind: 'a version page', file: /^policies\/[^/]+\/v\d+\/index\.html$/, middle: 30 * kB },
  // Its script is also the worker that checks, which comes unasked, after the first paint.
  { ...anyPage, kind: 'the checker', file: /^check\/index\.html$/, page: 75 * kB, script: 60 * kB },
  { ...anyPage, kind: 'any other page', file: /\.html$/ },
]
