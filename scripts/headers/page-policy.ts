// Combines the security policies of all pages of a built site into the one that a host has to send.
import type { PagePolicy, PublishedPage } from '../publishing/page-head.ts'

type Directives = ReadonlyMap<string, readonly string[]>

/**
 * Combine the policies of all pages. A browser applies both a page's own policy and the host's, so the host's must
 * allow whatever any page allows: every hash of every page. Throws when a page has different directives or a different
 * referrer policy than the others.
 */
export function unitePolicies(pages: readonly Pick<PublishedPage, 'file' | 'policy'>[]): PagePolicy {
  let united: Directives | undefined
  let referrer: string | undefined
  // Nearly all pages have the same policy.
  const done = new Set<string>()
  for (const { file, policy: page } of pages) {
    referrer ??= page.referrer
    if (page.referrer !== referrer) {
      throw new Error(`${file} has the referrer policy ${page.referrer}; earlier pages have ${referrer}`)
    }
    if (done.has(page.content)) continue
    done.add(page.content)
    const directives = parseDirectives(file, page.content)
    united = united === undefined ? directives : unite(united, directives, file)
  }
  if (united === undefined || referrer === undefined) throw new Error('the site has no pages')
  return { content: formatDirectives(united), referrer }
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
