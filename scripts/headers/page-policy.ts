// Combines the security policies of all pages of a built site into the one that a host has to send.
import { Parser } from 'htmlparser2'
import { readSiteFile, type SiteFiles, selectOwn } from '../site/site-files.ts'

/** The security policy in one page's head, or that of all pages combined. */
export interface PagePolicy {
  /** A Content-Security-Policy. */
  readonly content: string
  /** A Referrer-Policy. */
  readonly referrer: string
}

type Directives = ReadonlyMap<string, readonly string[]>

/**
 * Combine the policies of all pages. A browser applies both a page's own policy and the host's, so the host's must
 * allow whatever any page allows: every hash of every page. Throws when a page has no policy, or different directives
 * or a different referrer policy than the others.
 */
export function unitePolicies(site: SiteFiles): PagePolicy {
  let united: Directives | undefined
  let referrer: string | undefined
  // Nearly all pages have the same policy.
  const done = new Set<string>()
  for (const file of selectOwn(site, '.html')) {
    const page = readPolicy(file, readSiteFile(site, file))
    referrer ??= page.referrer
    if (page.referrer !== referrer) {
      throw new Error(`${file} has the referrer policy ${page.referrer}; earlier pages have ${referrer}`)
    }
    if (done.has(page.content)) continue
    done.add(page.content)
    const directives = parseDirectives(file, page.content)
    united = united === undefined ? directives : unite(united, directives, file)
  }
  if (united === undefined || referrer === undefined) throw new Error(`${site.dir} has no pages`)
  return { content: formatDirectives(united), referrer }
}

/** Read the policies in a page's head. Throws unless each appears exactly once. */
export function readPolicy(file: string, html: string): PagePolicy {
  const contents: string[] = []
  const referrers: string[] = []
  const parser = new Parser({
    onopentag(tag, { 'http-equiv': equivalent = '', name = '', content = '' }) {
      if (tag !== 'meta') return
      if (equivalent.toLowerCase() === 'content-security-policy') contents.push(content)
      if (name.toLowerCase() === 'referrer') referrers.push(content)
    },
  })
  const body = html.indexOf('<body')
  parser.end(body < 0 ? html : html.slice(0, body))
  return {
    content: takeOnly(contents, `${file}: a Content-Security-Policy`),
    referrer: takeOnly(referrers, `${file}: a referrer policy`),
  }
}

function takeOnly(values: readonly string[], what: string): string {
  const [value = '', ...more] = values
  if (value === '' || more.length > 0) {
    throw new Error(`${what} must appear in the head exactly once; found ${values.length}`)
  }
  return value
}

function parseDirectives(file: string, content: string): Directives {
  const parts = content
    .split(';')
    .map((part) => part.trim().split(/\s+/))
    .filter(([name = '']) => name !== '')
  // A line break ends a header, and a comma ends a policy in a list of them.
  if (/[^\x21-\x7e ]|[",]/.test(content)) throw new Error(`${file}: not valid in a header: ${content}`)
  return new Map(parts.map(([name = '', ...sources]) => [name, sources]))
}

/** Combine two policies. Both must have the same directives: one that only one has would restrict the other's pages. */
function unite(one: Directives, other: Directives, file: string): Directives {
  const differing = [...new Set([...one.keys(), ...other.keys()])].filter(
    (name) => one.has(name) !== other.has(name),
  )
  if (differing.length > 0) {
    throw new Error(
      `${file}: ${differing.join(', ')} is not a directive of all pages; set it on all pages or none`,
    )
  }
  return new Map(
    [...one].map(([name, sources]) => [name, [...new Set([...sources, ...(other.get(name) ?? [])])]]),
  )
}

function formatDirectives(directives: Directives): string {
  return [...directives].map(([name, sources]) => [name, ...sources].join(' ')).join('; ')
}
