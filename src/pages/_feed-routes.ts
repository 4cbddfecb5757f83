// Lists the paths of all feed documents and answers their routes.
import { type FeedView, findFeedView, toFeedViews } from '../views/feeds/feed-view.ts'
import { site } from './_site.ts'

/** When several processes render a site, only the first writes the feeds: each has items from every version. */
export const makesFeeds = (process.env['SITE_SHARE'] ?? '0') === '0'

/** List the paths of a route with one file per feed document. */
export const feedPaths = () =>
  (makesFeeds ? toFeedViews(site) : []).map(({ folder }) => ({
    // The site's own feed is at the root.
    params: { feed: folder.length === 0 ? undefined : folder.join('/') },
  }))

/** Answer a route with its feed, written in one format. */
export const answerFeed =
  (write: (feed: FeedView) => string, type: string) =>
  ({ params }: { params: { feed?: string | undefined } }) =>
    new Response(write(findFeedView(site, params.feed ?? '')), {
      headers: { 'content-type': `${type}; charset=utf-8` },
    })
