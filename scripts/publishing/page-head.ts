// Reads from the head of a page what headers, sitemap and search have to know of every page.
import { readCanonical } from './read-canonical.ts'

/** The security policy in one page's head, or that of all pages combined. */
export interface PagePolicy {
  /** A Content-Security-Policy. */
  readonly content: string
  /** A Referrer-Policy. */
  readonly referrer: string
}

/** What hosts and search engines have to know of a page. */
export interface PageHead {
  /** Its absolute address; undefined if search engines should not list it. */
  readonly canonical?: string
  readonly policy: PagePolicy
  /** Whether the site's own search finds it. */
  readonly isSearched: boolean
}

/** A page of a built site. */
export interface PublishedPage extends PageHead {
  /** Its file, with forward slashes, relative to the site's folder. */
  readonly file: string
}

/** No text of a record looks like this: in one, angle brackets or quotation marks are escaped. */
const policies =
  /<meta (?:http-equiv="content-security-policy" content="(?<content>[^"]*)|name="referrer" content="(?<referrer>[^"]*))"/gi

/**
 * Read the head of a page that a build has written. Only the head is searched, as a site has thousands of pages. Throws
 * unless each of the two policies appears exactly once.
 */
export function readPageHead(file: string, html: string): PageHead {
  const found = [...html.slice(0, html.indexOf('<body')).matchAll(policies)].map(({ groups }) => groups ?? {})
  const canonical = readCanonical(html)
  return {
    ...(canonical !== undefined && { canonical: copyText(canonical) }),
    policy: {
      content: copyText(takeOnly(found, 'content', `${file}: a Content-Security-Policy`)),
      referrer: copyText(takeOnly(found, 'referrer', `${file}: a referrer policy`)),
    },
    isSearched: html.includes(' data-pagefind-body'),
  }
}

/** Copy a text that was cut out of a page. Otherwise V8 would keep the whole page in memory for it. */
function copyText(text: string): string {
  return Buffer.from(text).toString()
}

function takeOnly(
  found: readonly Readonly<Record<string, string | undefined>>[],
  name: keyof PagePolicy,
  what: string,
): string {
  const [value = '', ...more] = found.flatMap((groups) => groups[name] ?? [])
  if (value === '' || more.length > 0) {
    const count = value === '' ? 0 : 1 + more.length
    throw new Error(`${what} must appear in the head exactly once; found ${count}`)
  }
  return value
}
