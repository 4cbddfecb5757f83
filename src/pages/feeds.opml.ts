// Writes /feeds.opml: the feeds to start with, for feed readers.
import { toFeedOutline } from '../views/feeds/feed-outline.ts'
import { writeOpml } from '../writers/write-feed.ts'
import { site } from './_site.ts'

export const GET = () => {
  const outline = toFeedOutline(site)
  return new Response(writeOpml(outline, outline.starters), {
    headers: { 'content-type': 'text/x-opml; charset=utf-8' },
  })
}
