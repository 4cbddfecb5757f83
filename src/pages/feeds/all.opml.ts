// Writes /feeds/all.opml: every feed, for feed readers.
import { toFeedOutline } from '../../views/feeds/feed-outline.ts'
import { writeOpml } from '../../writers/write-feed.ts'
import { site } from '../_site.ts'

export const GET = () => {
  const outline = toFeedOutline(site)
  return new Response(writeOpml(outline, outline.groups), {
    headers: { 'content-type': 'text/x-opml; charset=utf-8' },
  })
}
