// The feed of all policies.
import { toFeedView } from '../views/feed-view.ts'
import { toRssResponse } from './_feed.ts'
import { site } from './_site.ts'

export const GET = () => toRssResponse(toFeedView(site))
