// The pages of a built site in, the security policy that a host has to send with all of them out.
import { Parser } from 'htmlparser2'
import { readSiteFile, type SiteFiles, selectOwn } from '../site/site-files.ts'

/** What a page's head says of its own security, or what all pages' heads say together. */
export interface PagePolicy {
  /** A Content-Security-Policy. */
  readonly content: string
  /** A Referrer-Policy. */
  readonly referrer: string
}

type Directives = ReadonlyMap<string, readonly string[]>

/**
 * Unite the policies of all pages. A browser applies a page's own policy and the host's, so the host's must allow
 * whatever any page allows: every hash of every page. Throws when a page has no policy or other directives.
 */
export function unitePolicies(site: SiteFiles): PagePolicy {
  let united: Directives | undefined
  let referrer: string | undefined
  // Nearly all pages say the same.
  const done = new Set<string>()
  for (const file of selectOwn(site, '.html')) {
    const page = readPolicy(file, readSiteFile(site, file))
    referrer ??= page.referrer
    if (page.referrer !== referrer) {
      throw new Error(`${file} has the referrer policy ${page.referrer}, pages before it have ${referrer}`)
    }
    if (done.has(page.content)) continue
    done.add(page.content)
    const directives = parseDirectives(file, page.content)
    united = united === undefined ? directives : unite(united, directives, file)
  }
  if (united === undefined || referrer === undefined) throw new Error(`${site.dir} has no page`)
  return { content: formatDirectives(united), referrer }
}

/** Read what the head of a page says. Throws when it does not say it exactly once. */
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
    throw new Error(`${what} is expected in the head exactly once; found ${values.length}`)
  }
  return value
}

function parseDirectives(file: string, content: string): Directives {
  const parts = content
    .split(';')
    .map((part) => part.trim().split(/\s+/))
    .filter(([name = '']) => name !== '')
  // A header line ends at a line break, and a list of policies at a comma.
  if (/[^\x21-\x7e ]|[",]/.test(content)) throw new Error(`${file}: not fit for a header: ${content}`)
  return new Map(parts.map(([name = '', ...sources]) => [name, sources]))
}

/** Unite two policies; both have the same directives, because one that only one has would restrict the other's pages. */
function unite(one: Directives, other: Directives, file: string): Directives {
  const differing = [...new Set([...one.keys(), ...other.keys()])].filter(
    (name) => one.has(name) !== other.has(name),
  )
  if (differing.length > 0) {
    throw new Error(
      `${file}: ${differing.join(', ')} is not a directive of all pages; state it on all or none`,
    )
  }
  return new Map(
    [...one].map(([name, sources]) => [name, [...new Set([...sources, ...(other.get(name) ?? [])])]]),
  )
}

function formatDirectives(directives: Directives): string {
  return [...directives].map(([name, sources]) => [name, ...sources].join(' ')).join('; ')
}
