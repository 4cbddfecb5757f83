// The paths of all feed documents, and the answers that their routes give.
import { type FeedView, toFeedViews } from '../views/feeds/feed-view.ts'
import { site } from './_site.ts'

/** Where several processes render a site, the first makes the feeds: each holds items of every version. */
const makesFeeds = (process.env['SITE_SHARE'] ?? '0') === '0'

/** List the paths of a route with one file for each feed document. */
export const feedPaths = () =>
  (makesFeeds ? toFeedViews(site) : []).map((feed) => ({
    // The site's own feed lies at the root.
    params: { feed: feed.folder.length === 0 ? undefined : feed.folder.join('/') },
    props: { feed },
  }))

/** Answer with a feed, as a writer of the format gives it. */
export const answerFeed =
  (write: (feed: FeedView) => string, type: string) =>
  ({ props }: { props: { feed: FeedView } }) =>
    new Response(write(props.feed), { headers: { 'content-type': `${type}; charset=utf-8` } })
