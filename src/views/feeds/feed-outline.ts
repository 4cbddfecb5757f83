// Lists the site's feeds by family, for the feeds page and for feed readers.

import type { Site } from '../../site/site.ts'
import type { Urls } from '../../site/urls.ts'
import type { Link } from '../link.ts'
import { formatDay } from '../words/days.ts'
import { splitName } from '../words/names.ts'
import { type Feed, type FeedFamily, hasOwnPage, listFeeds } from './feed-list.ts'
import { toTitle } from './feed-text.ts'
import { feedFormats } from './feed-view.ts'

/** A feed as the site offers it. */
export interface OfferedFeed {
  readonly name: string
  /** The name in pieces between which a line may break. */
  readonly pieces: readonly string[]
  readonly title: string
  readonly question?: string
  readonly description: string
  /** Names it in URLs. */
  readonly slug: string
  /** The page about the feed itself, a path; only feeds below /feeds/ have one. */
  readonly ownPage?: string
  /** The page it belongs to, absolute. */
  readonly page: string
  /** Its RSS address, absolute. */
  readonly address: string
  /** Every format, and the calendar if there is one. */
  readonly formats: readonly { readonly name: string; readonly href: string; readonly address: string }[]
  readonly count: number
  /** The title of the newest item. */
  readonly newestTitle?: string
  /** The day of the newest item in words, or that it is unknown; absent if the feed has no items. */
  readonly newest?: string
}

export interface FeedGroup {
  readonly family: FeedFamily
  readonly name: string
  readonly feeds: readonly OfferedFeed[]
  /** What a page shows: each feed with its formats, its name with a link, or only how many there are. */
  readonly shown: 'details' | 'names' | 'count'
  /** The list of the pages that the feeds belong to; each of these links to its feed. */
  readonly list: Link
  /** The file of every feed. */
  readonly hrefAll: string
}

/** A list of feeds for feed readers. */
export interface FeedOutline {
  readonly title: string
  /** When the newest item of all feeds was published, UTC, ISO 8601. */
  readonly updated: string
  readonly href: string
  readonly hrefAll: string
  /** Every feed. */
  readonly groups: readonly FeedGroup[]
  /** The feeds to start with. No item is in two of them, so none comes twice. */
  readonly starters: readonly StarterGroup[]
}

export interface StarterGroup {
  readonly name: string
  readonly feeds: readonly OfferedFeed[]
}

const starterSlugs: readonly (readonly [name: string, slugs: readonly string[]])[] = [
  ['Changes of policies', ['all', 'growth']],
  ['What AWS says', ['announcements']],
]

/** Up to this many feeds are shown with their formats; more are a list of names. */
const mostDetailed = 200

/** Beyond this many, even names are too many for the page: each weighs about 15 bytes when compressed. */
const mostNamed = 1000

const families: readonly { readonly family: FeedFamily; readonly name: string }[] = [
  { family: 'site', name: 'All policies' },
  { family: 'policies', name: 'One policy' },
  { family: 'services', name: 'One service' },
]

/** List the feeds by family. */
export function toFeedOutline(site: Site): FeedOutline {
  const feeds = listFeeds(site)
  const days = feeds.flatMap(({ items }) => items[0]?.orderedAt ?? []).sort()
  const groups = families.map(({ family, name }) => {
    const ofFamily = feeds.filter((feed) => feed.family === family)
    return {
      family,
      name,
      feeds: ofFamily.map((feed) => toOfferedFeed(site, feed)),
      shown: chooseShown(ofFamily.length),
      list:
        family === 'services'
          ? { text: 'list of services', href: site.urls.actions }
          : { text: 'list of policies', href: site.urls.policies },
      hrefAll: site.urls.opmlAll,
    }
  })
  const offered = groups.flatMap((group) => group.feeds)
  return {
    title: toTitle(`Feeds: ${site.settings.title}`),
    updated: days.at(-1) ?? site.settings.asOf,
    href: site.urls.opml,
    hrefAll: site.urls.opmlAll,
    groups,
    starters: starterSlugs.map(([name, slugs]) => ({
      name,
      feeds: offered.filter(({ slug }) => slugs.includes(slug)),
    })),
  }
}

function chooseShown(count: number): FeedGroup['shown'] {
  if (count <= mostDetailed) return 'details'
  return count <= mostNamed ? 'names' : 'count'
}

/** Show a feed as the site offers it. */
export function toOfferedFeed({ urls }: Site, feed: Feed): OfferedFeed {
  const [newest] = feed.items
  return {
    name: feed.name,
    pieces: splitName(feed.name),
    title: feed.title,
    ...(feed.question !== undefined && { question: feed.question }),
    description: feed.description,
    slug: feed.slug,
    ...(hasOwnPage(feed) && { ownPage: urls.feedPage(feed.slug) }),
    page: urls.absolute(feed.page),
    address: urls.absolute(urls.feed(feed.slug, 'rss')),
    formats: listFormats(urls, feed).map(({ name, href }) => ({ name, href, address: urls.absolute(href) })),
    count: feed.items.length,
    ...(newest && {
      newestTitle: newest.title,
      newest: newest.published === undefined ? 'of unknown date' : formatDay(newest.published),
    }),
  }
}

function listFormats(
  urls: Urls,
  { slug, family }: Feed,
): readonly { readonly name: string; readonly href: string }[] {
  const hasCalendar = slug === 'all' || family === 'policies'
  return [
    ...feedFormats.map(({ format, name }) => ({ name, href: urls.feed(slug, format) })),
    ...(hasCalendar ? [{ name: 'Calendar', href: urls.calendar(slug) }] : []),
  ]
}
