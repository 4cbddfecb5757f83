// Writes /feeds.opml: the list of all feeds, for feed readers.
import { toFeedOutline } from '../views/feeds/feed-outline.ts'
import { writeOpml } from '../writers/write-feed.ts'
import { site } from './_site.ts'

export const GET = () =>
  new Response(writeOpml(toFeedOutline(site)), {
    headers: { 'content-type': 'text/x-opml; charset=utf-8' },
  })
