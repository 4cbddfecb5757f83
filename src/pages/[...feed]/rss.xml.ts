// Writes every feed as RSS 2.0.
import { writeRss } from '../../writers/write-feed.ts'
import { answerFeed, feedPaths } from '../_feed-routes.ts'

export const getStaticPaths = feedPaths

export const GET = answerFeed(writeRss, 'application/rss+xml')
