// Builds what the frame around every page shows, from the page's own words.

import { defineReads, readAs } from '../../core/reads.ts'
import type { Site } from '../../site/site.ts'
import { type FeedLink, linkFeeds } from '../feeds/feed-view.ts'
import type { Link } from '../link.ts'
import { formatDay } from '../words/days.ts'
import { touchIcon } from './manifest-view.ts'
import type { PreviewKind } from './preview-kinds.ts'
import { type PreviewLink, toPreviewLink } from './preview-view.ts'
import { themeColors } from './theme-colors.ts'

/**
 * What a page rests on: all records and the snapshot, so that it shows the catalog's day; the snapshot and what the page
 * itself dates; or neither. A page that showed the catalog's day without need would differ with every new version.
 */
export type PageBasis = 'catalog' | 'snapshot' | 'text'

/** What a page says about itself. */
export interface PageWords {
  /** Determines which image is shown with a link to the page. */
  readonly kind: PreviewKind
  readonly title: string
  readonly description: string
  /** The page's own URL path. */
  readonly path: string
  /** The pages above this one, topmost first. */
  readonly crumbs?: readonly Link[]
  /** The feeds about the page's subject; the site's feeds if there are none. */
  readonly feeds?: readonly FeedLink[]
  /** Whether the page is also available in Markdown. */
  readonly hasMarkdown?: boolean
  /** False for pages that search engines should not index, such as the error page. */
  readonly indexed?: boolean
  /** The title in the page's citation, if that has more than the page's title, such as the date of a version. */
  readonly cited?: string
  /** The snapshot, unless the page says otherwise. */
  readonly basis?: PageBasis
}

/** A day up to which something is current. */
export interface AsOf {
  readonly iso: string
  readonly text: string
}

type NavLink = Link & { readonly isCurrent: boolean }

export interface PageView {
  readonly title: string
  readonly description: string
  /** The page's own address, absolute. */
  readonly canonical: string
  /** What is shown when someone shares a link to the page. */
  readonly shared: {
    readonly title: string
    readonly type: 'website' | 'article'
    readonly image: PreviewLink
  }
  /** The page's Markdown version. */
  readonly markdown?: string
  readonly indexed: boolean
  readonly siteTitle: string
  readonly home: string
  readonly search: string
  readonly palette: string
  readonly icon: string
  readonly touchIcon: string
  /** Only on the home page: an installed site starts there, and other pages paint sooner without it. */
  readonly manifest?: string
  /** The colors that a browser paints around the page. */
  readonly themeColors: { readonly light: string; readonly dark: string }
  readonly pagefind: string
  readonly nav: readonly NavLink[]
  /** Links for the end of the page. */
  readonly more: readonly NavLink[]
  readonly crumbs: readonly Link[]
  readonly feeds: readonly FeedLink[]
  /** The catalog's day, on pages about all of it. */
  readonly asOf?: AsOf
  /** The snapshot over which wildcards are expanded, on pages that depend on it. */
  readonly snapshot?: AsOf & { readonly name: string }
  readonly about: string
  /** The page's title, address and what it rests on, to paste into a ticket or a report. */
  readonly citation: string
}

/** Build the frame of one page. */
export function toPageView(site: Site, words: PageWords): PageView {
  const { urls, settings } = site
  const { nav, more } = listSections(site)
  const markCurrent = (link: Link) => ({ ...link, isCurrent: words.path.startsWith(link.href) })
  return {
    title: words.title === settings.title ? words.title : `${words.title} · ${settings.title}`,
    description: words.description,
    canonical: urls.absolute(words.path),
    shared: {
      title: words.title,
      type: words.kind === 'home' ? 'website' : 'article',
      image: toPreviewLink(site, words.kind),
    },
    ...(words.hasMarkdown && { markdown: urls.markdown(words.path) }),
    indexed: words.indexed ?? true,
    siteTitle: settings.title,
    home: urls.home,
    search: urls.search,
    palette: urls.palette,
    icon: urls.file('favicon.svg'),
    touchIcon: urls.icon(touchIcon.name),
    ...(words.path === urls.home && { manifest: urls.manifest }),
    themeColors: { light: themeColors.paper, dark: themeColors.darkPaper },
    pagefind: urls.file('pagefind/'),
    nav: nav.map(markCurrent),
    more: more.map(markCurrent),
    crumbs: words.crumbs ?? [],
    feeds: words.feeds?.length ? words.feeds : linkFeeds(site, 'all'),
    ...toBasis(site, words.basis ?? 'snapshot'),
    about: urls.about,
    citation: [words.cited ?? words.title, urls.absolute(words.path), ...citeBasis(site, words.basis)].join(
      ', ',
    ),
  }
}

function toBasis({ settings, snapshot }: Site, basis: PageBasis): Pick<PageView, 'asOf' | 'snapshot'> {
  if (basis === 'text') return {}
  return {
    ...(basis === 'catalog' && { asOf: toAsOf(settings.asOf) }),
    snapshot: { name: snapshot.name, ...toAsOf(snapshot.takenAt) },
  }
}

function toAsOf(iso: string): AsOf {
  return { iso, text: formatDay(iso) }
}

function citeBasis({ settings, snapshot }: Site, basis: PageBasis = 'snapshot'): readonly string[] {
  if (basis === 'text') return []
  return basis === 'catalog'
    ? [`as of ${formatDay(settings.asOf)}`]
    : [`with AWS’s actions as of ${formatDay(snapshot.takenAt)}`]
}

/** List the sections of the site that are not empty: those in the header, and those at the end of every page. */
export function listSections(site: Site): Record<'nav' | 'more', readonly Link[]> {
  return readAs('sections', 'all', () => findSections(site))
}

/** Define how the sections are looked up again. */
export function defineSectionReads(site: Site): void {
  defineReads('sections', () => findSections(site))
}

function findSections(site: Site): Record<'nav' | 'more', readonly Link[]> {
  const { urls } = site
  const ifAny = (items: readonly unknown[], link: Link) => (items.length === 0 ? [] : [link])
  return {
    nav: [
      { text: 'Policies', href: urls.policies },
      { text: 'Changelog', href: urls.changelog },
      { text: 'Matrix', href: urls.matrix },
      { text: 'Actions', href: urls.actions },
      ...ifAny(site.guides, { text: 'Guides', href: urls.guides }),
      ...ifAny(site.examples, { text: 'Examples', href: urls.examples }),
      { text: 'Check', href: urls.check },
      { text: 'Ask', href: urls.ask },
      { text: 'Feeds', href: urls.feeds },
    ],
    more: [
      ...ifAny(site.announcements, { text: 'Announcements', href: urls.announcements }),
      ...ifAny(site.reach.policies, { text: 'Other policies', href: urls.reach }),
      ...(site.reference.period ? [{ text: 'AWS’s reference', href: urls.reference }] : []),
      { text: 'Compare several', href: urls.compareSeveral },
      { text: 'Checker rules', href: urls.checkRules },
      { text: 'JSON API', href: urls.api },
      { text: 'llms.txt', href: urls.llms },
      { text: 'About', href: urls.about },
    ],
  }
}
