// Defines how everything that pages read under a name of its own is looked up again, so that a build can use pages again.
import { defineActionReads } from '../site/action-pages.ts'
import { defineListedReads } from '../site/listed-actions.ts'
import { definePolicyActionReads } from '../site/policy-actions.ts'
import { defineExtentReads } from '../site/policy-extent.ts'
import type { Site } from '../site/site.ts'
import { defineOnPoliciesReads } from '../views/actions/on-policies.ts'
import { defineServiceReads } from '../views/actions/services-view.ts'
import { defineChangeReads } from '../views/api/changes-json.ts'
import { defineExampleJsonReads } from '../views/api/example-json.ts'
import { defineCountReads } from '../views/api/policies-json.ts'
import { defineMonthReads } from '../views/changelog/month-parts.ts'
import { defineFoundReads } from '../views/checker/findings-view.ts'
import { defineExampleReads } from '../views/examples/example-refs.ts'
import { defineCalendarReads } from '../views/feeds/calendar-view.ts'
import { defineGrowthReads } from '../views/feeds/feed-growth.ts'
import { defineFeedPageReads } from '../views/feeds/feed-page-view.ts'
import { defineItemReads } from '../views/feeds/feed-release.ts'
import { defineFeedReads } from '../views/feeds/feed-view.ts'
import { defineSectionReads } from '../views/frame/page-view.ts'
import { definePreviewReads } from '../views/frame/preview-view.ts'
import { defineAddedReads } from '../views/growth/growth-view.ts'
import { defineManagedReads } from '../views/guides/guide-managed-changes.ts'
import { definePolicyReads } from '../views/policies/policy-summary.ts'
import { defineReachLimitReads } from '../views/reach/reach-words.ts'
import { defineAnnouncedReads } from '../views/releases/announcement-view.ts'
import { defineReleaseReads } from '../views/releases/release-view.ts'
import { defineDescriptionReads } from '../views/words/describe-policy.ts'
import { defineIdleReads } from '../views/words/idle-since.ts'
import { defineEndReads } from '../views/words/service-notes.ts'
import { defineInListsReads } from './_in-lists.ts'

/** Define all of them for a site. */
export function defineAllReads(site: Site): void {
  for (const define of [
    defineActionReads,
    defineAddedReads,
    defineAnnouncedReads,
    defineCalendarReads,
    defineChangeReads,
    defineCountReads,
    defineDescriptionReads,
    defineEndReads,
    defineExampleJsonReads,
    defineExampleReads,
    defineFeedPageReads,
    defineFeedReads,
    defineFoundReads,
    defineGrowthReads,
    defineIdleReads,
    defineInListsReads,
    defineItemReads,
    defineListedReads,
    defineManagedReads,
    defineMonthReads,
    defineOnPoliciesReads,
    definePolicyActionReads,
    defineExtentReads,
    definePolicyReads,
    definePreviewReads,
    defineReachLimitReads,
    defineReleaseReads,
    defineSectionReads,
    defineServiceReads,
  ]) {
    define(site)
  }
}
