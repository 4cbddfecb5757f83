// Lists the guides and builds what surrounds the text of each.

import type { Site } from '../../site/site.ts'
import type { Link } from '../link.ts'

/** What a guide says about itself. */
export interface GuideWords {
  /** The name of its file without the extension; also the end of its address. */
  readonly slug: string
  readonly title: string
  readonly description: string
  /** Its place in the list, from 1. */
  readonly order: number
  /** The subject that it is about; omitted when it applies to every catalog. */
  readonly subject?: string | undefined
}

export interface GuideLink extends Link {
  readonly description: string
}

/** A guide with links to its headings. */
export interface GuideOutline extends GuideLink {
  readonly sections: readonly Link[]
}

/** A heading of a page, as its renderer lists it. */
export interface GuideHeading {
  readonly depth: number
  readonly slug: string
  readonly text: string
}

/** What surrounds the text of a guide. */
export interface GuideFrame {
  readonly href: string
  /** Second-level headings, each with the third-level headings below it. */
  readonly contents: readonly (Link & { readonly below: readonly Link[] })[]
  /** The headings, for search: they are the questions that people type. */
  readonly questions: string
  readonly previous?: GuideLink
  readonly next?: GuideLink
}

/** List the guides in order. Throws when two have the same order, or when one is about another subject. */
export function toGuideLinks(site: Site, guides: readonly GuideWords[]): readonly GuideLink[] {
  const { subject } = site.settings
  for (const guide of guides) {
    if (guide.subject !== undefined && guide.subject !== subject)
      throw new Error(
        `guide ${guide.slug} is about ${guide.subject}, but site.json is about ${subject ?? 'all of AWS'}`,
      )
  }
  return sortGuides(guides).map(({ slug, title, description }) => ({
    text: title,
    href: site.urls.guide(slug),
    description,
  }))
}

/** List the guides in order, each with its second-level and third-level headings. */
export function toGuideOutlines(
  site: Site,
  guides: readonly (GuideWords & { readonly headings: readonly GuideHeading[] })[],
): readonly GuideOutline[] {
  const sorted = sortGuides(guides)
  return toGuideLinks(site, guides).map((link, i) => ({
    ...link,
    sections: (sorted[i]?.headings ?? []).flatMap(({ depth, slug, text }) =>
      depth === 2 || depth === 3 ? [{ text, href: `${link.href}#${slug}` }] : [],
    ),
  }))
}

/** Build the frame of one guide. */
export function toGuideFrame(
  site: Site,
  guides: readonly GuideWords[],
  guide: GuideWords,
  headings: readonly GuideHeading[],
): GuideFrame {
  const links = toGuideLinks(site, guides)
  const href = site.urls.guide(guide.slug)
  const place = links.findIndex((link) => link.href === href)
  const [previous, next] = [links[place - 1], links[place + 1]]
  return {
    href,
    contents: toContents(headings),
    questions: headings.map(({ text }) => text).join(' '),
    ...(previous && { previous }),
    ...(next && { next }),
  }
}

function sortGuides<Words extends GuideWords>(guides: readonly Words[]): readonly Words[] {
  const sorted = guides.toSorted((a, b) => a.order - b.order)
  for (const [i, { slug, order }] of sorted.entries()) {
    const before = sorted[i - 1]
    if (before?.order === order) throw new Error(`guides ${before.slug} and ${slug} both have order ${order}`)
  }
  return sorted
}

function toContents(headings: readonly GuideHeading[]): GuideFrame['contents'] {
  const contents: (Link & { below: Link[] })[] = []
  for (const { depth, slug, text } of headings) {
    const link = { text, href: `#${slug}` }
    if (depth === 2) contents.push({ ...link, below: [] })
    if (depth === 3) contents.at(-1)?.below.push(link)
  }
  return contents
}
