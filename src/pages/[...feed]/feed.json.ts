// Writes every feed as JSON Feed 1.1.
import { writeJsonFeed } from '../../writers/write-feed.ts'
import { answerFeed, feedPaths } from '../_feed-routes.ts'

export const getStaticPaths = feedPaths

export const GET = answerFeed(writeJsonFeed, 'application/feed+json')
