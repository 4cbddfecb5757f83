// Writes every feed as Atom 1.0.
import { writeAtom } from '../../writers/write-feed.ts'
import { answerFeed, feedPaths } from '../_feed-routes.ts'

export const getStaticPaths = feedPaths

export const GET = answerFeed(writeAtom, 'application/atom+xml')
