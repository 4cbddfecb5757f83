// A feed view in, an HTTP response with RSS 2.0 out.
import { generateRssFeed } from 'feedsmith'
import type { FeedView } from '../views/feed-view.ts'

/** Write a feed as RSS 2.0. Dates become RFC 822; ids are not links. */
export function toRssResponse(feed: FeedView): Response {
  const xml = generateRssFeed({
    title: feed.title,
    description: feed.description,
    link: feed.link,
    language: 'en',
    lastBuildDate: new Date(feed.updated),
    atom: { links: [{ href: feed.self, rel: 'self', type: 'application/rss+xml' }] },
    items: feed.items.map((item) => ({
      title: item.title,
      link: item.link,
      description: item.summary,
      guid: { value: item.id, isPermaLink: false },
      pubDate: new Date(item.published),
      categories: item.categories.map((name) => ({ name })),
      content: { encoded: item.html },
    })),
  })
  return new Response(xml, { headers: { 'content-type': 'application/rss+xml; charset=utf-8' } })
}
