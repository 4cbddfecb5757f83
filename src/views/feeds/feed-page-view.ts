// Builds the page of a feed: what it is for, its formats and its newest items.
import { defineReads, readValue } from '../../core/reads.ts'
import type { Site } from '../../site/site.ts'
import { formatDay } from '../words/days.ts'
import { measureItem } from './feed-item.ts'
import { type Feed, hasOwnPage, listFeeds } from './feed-list.ts'
import { type OfferedFeed, toOfferedFeed } from './feed-outline.ts'
import { partItems } from './feed-pages.ts'

export interface FeedPageView {
  readonly feed: OfferedFeed
  /** The page about the same subject, a path. */
  readonly about: string
  readonly items: readonly {
    readonly title: string
    /** A path of this site. */
    readonly href: string
    /** In words. */
    readonly day: string
  }[]
  /** How many further items the feed has, in a sentence; absent if the page lists all. */
  readonly moreText?: string
}

/** How many items a page lists. */
const mostListed = 10

/** List the feeds that have a page of their own. */
export function listPagedFeeds(site: Site): readonly Feed[] {
  return listFeeds(site).filter(hasOwnPage)
}

/** Build the page of a feed. */
export function toFeedPageView(site: Site, feed: Feed): FeedPageView {
  return readValue(pageRead, feed.slug, () => buildPage(site, feed))
}

/** A page depends on its newest items, and not on all that they were selected from. */
const pageRead = 'page of feed'

/** Define how that is looked up again. */
export function defineFeedPageReads(site: Site): void {
  defineReads(pageRead, (slug) => {
    const feed = listPagedFeeds(site).find((paged) => paged.slug === slug)
    return feed && buildPage(site, feed)
  })
}

function buildPage(site: Site, feed: Feed): FeedPageView {
  const more = feed.items.length - mostListed
  const hasArchives = partItems(feed.items, measureItem).archives.length > 0
  return {
    feed: toOfferedFeed(site, feed),
    about: feed.page,
    items: feed.items.slice(0, mostListed).map(({ title, link, published }) => {
      const { pathname, hash } = new URL(link)
      return {
        title,
        href: pathname + hash,
        day: published === undefined ? 'date unknown' : formatDay(published),
      }
    }),
    ...(more > 0 && {
      moreText: `${more.toLocaleString('en')} more ${more === 1 ? 'is' : 'are'} in the feed${hasArchives ? ' and its archives' : ''}.`,
    }),
  }
}
