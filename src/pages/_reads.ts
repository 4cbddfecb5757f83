// Defines how everything that pages read under a name of its own is looked up again, so that a build can use pages again.
import { defineActionReads } from '../site/action-pages.ts'
import type { Site } from '../site/site.ts'
import { defineActionViewReads } from '../views/actions/action-view.ts'
import { defineFeedPageReads } from '../views/feeds/feed-page-view.ts'
import { defineFeedReads } from '../views/feeds/feed-view.ts'
import { defineSectionReads } from '../views/frame/page-view.ts'
import { definePolicyReads } from '../views/policies/policy-summary.ts'
import { defineAnnouncedReads } from '../views/releases/announcement-view.ts'
import { defineIdleReads } from '../views/words/idle-since.ts'

/** Define all of them for a site. */
export function defineAllReads(site: Site): void {
  for (const define of [
    defineActionReads,
    defineActionViewReads,
    defineAnnouncedReads,
    defineFeedPageReads,
    defineFeedReads,
    defineIdleReads,
    definePolicyReads,
    defineSectionReads,
  ]) {
    define(site)
  }
}
