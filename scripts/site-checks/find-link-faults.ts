// Finds the internal links and fragments of a built site that lead nowhere.

import { readQuestionLink } from '../../src/core/ask/question-link.ts'
import { readUnionLink } from '../../src/core/ask/union-link.ts'
import { readSiteFile, type SiteFault, type SiteFiles, selectOwn } from '../site/site-files.ts'
import { readPage } from './read-page.ts'

/** What absolute URLs of the site start with (`https://example.org`), and its sub-path. */
export interface SiteAddress {
  readonly origin: string
  readonly base: string
}

interface Target {
  /** The file the link leads to, below the site's folder. */
  readonly file: string
  readonly fragment: string
}

/** Find the links of every page, and the site's own URLs in its data files, that lead nowhere. */
export function findLinkFaults(site: SiteFiles, address: SiteAddress): readonly SiteFault[] {
  const files = new Set(site.paths)
  const pages = new Map(selectOwn(site, '.html').map((path) => [path, readPage(readSiteFile(site, path))]))

  const faultOf = (file: string, link: string): SiteFault | undefined => {
    const target = resolveLink(file, link, address)
    if (target === undefined) return undefined
    if (target === 'outside') {
      return { file, what: `link to ${link}`, expected: `a path that starts with ${address.base}` }
    }
    if (!files.has(target.file)) {
      const expected = files.has(`${target.file}/index.html`) ? 'a trailing slash' : `a file ${target.file}`
      return { file, what: `link to ${link}`, expected }
    }
    const ids = pages.get(target.file)?.ids
    if (target.fragment === '' || ids === undefined || ids.has(target.fragment)) return undefined
    if (target.file === 'ask/index.html' && reads(link, readQuestionLink)) return undefined
    if (target.file === 'policies/compare/index.html' && reads(link, readUnionLink)) return undefined
    return {
      file,
      what: `link to ${link}`,
      expected: `an element with id="${target.fragment}" in ${target.file}`,
    }
  }

  const inPages = [...pages].flatMap(([file, { links }]) =>
    [...new Set(links)].map((link) => faultOf(file, link)),
  )
  const inData = selectOwn(site, '.xml', '.json', '.opml', '.md', '.txt').flatMap((file) =>
    listAddresses(readSiteFile(site, file), address).map((link) => faultOf(file, link)),
  )
  return [...inPages, ...inData].filter((fault) => fault !== undefined)
}

/** Resolve a link to a file of the site; undefined if it leads to another site. */
function resolveLink(
  file: string,
  link: string,
  { origin, base }: SiteAddress,
): Target | 'outside' | undefined {
  // A host shows 404.html at any URL, so only links that name the whole path work there.
  const shownAt = file === '404.html' ? 'any/missing/page/' : file.replace(/(^|\/)index\.html$/, '$1')
  const here = new URL(shownAt, origin + base)
  const url = URL.canParse(link, here) ? new URL(link, here) : undefined
  if (url === undefined) return { file: link, fragment: '' }
  if (url.origin !== new URL(origin).origin) return undefined
  if (!url.pathname.startsWith(base)) return 'outside'
  const fragment = readFragment(url)
  if (link.startsWith('#')) return { file, fragment }
  const path = decodePart(url.pathname.slice(base.length))
  return { file: path === '' || path.endsWith('/') ? `${path}index.html` : path, fragment }
}

/** Check whether the fragment of a link is a question, which the page reads. */
function reads(link: string, read: (fragment: string) => unknown): boolean {
  return typeof read(link.slice(link.indexOf('#') + 1)) !== 'string'
}

/** Read the ID that a fragment names; `#top` and text fragments work on every page. */
function readFragment({ hash }: URL): string {
  const id = decodePart(hash.slice(1).replace(/:~:.*$/, ''))
  return id === 'top' ? '' : id
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** List the absolute URLs of this site that a feed or JSON file mentions, without trailing punctuation. */
function listAddresses(text: string, { origin, base }: SiteAddress): readonly string[] {
  const root = `${origin}${base}`
  const rests = text.split(root).slice(1)
  const addresses = rests.map(
    (rest) => root + (/^[^\s"'<>\\)\]]*/.exec(rest)?.[0] ?? '').replace(/[.,;:]+$/, ''),
  )
  return [...new Set(addresses)]
}
