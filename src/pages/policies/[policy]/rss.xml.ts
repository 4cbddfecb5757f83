// The feed of one policy.

import { toFeedView } from '../../../views/feed-view.ts'
import type { PolicyModel } from '../../../views/site.ts'
import { toRssResponse } from '../../_feed.ts'
import { policyPaths, site } from '../../_site.ts'

export const getStaticPaths = policyPaths

export const GET = ({ props }: { props: { policy: PolicyModel } }) =>
  toRssResponse(toFeedView(site, props.policy))
