// A site in, the views of its pages, feeds and JSON files out: what a build would show of it.
import { listActionPages } from '../../src/views/action-index.ts'
import { toActionsJson } from '../../src/views/action-json.ts'
import { toActionView } from '../../src/views/action-view.ts'
import { toAnnouncementsJson } from '../../src/views/announcement-view.ts'
import { toAnnouncementsView } from '../../src/views/announcements-view.ts'
import { toChangelogView, toHomeView } from '../../src/views/changelog-view.ts'
import { toCompareView, toPickerView } from '../../src/views/compare-view.ts'
import { toExamplesJson } from '../../src/views/example-json.ts'
import { toTopicViews } from '../../src/views/example-refs.ts'
import { toExampleView } from '../../src/views/example-view.ts'
import { toFeedViews } from '../../src/views/feed-view.ts'
import { listRules, toFindingGroups, toRuleView } from '../../src/views/findings-view.ts'
import { toHistoryView } from '../../src/views/history-view.ts'
import { toChangesJson, toCompareJson, toPoliciesJson, toPolicyJson } from '../../src/views/json.ts'
import { toMatrixView, toPolicyMatrixView } from '../../src/views/matrix-view.ts'
import { toPolicySummary, toPolicyView } from '../../src/views/policy-view.ts'
import { toDocumentsJson } from '../../src/views/reference-json.ts'
import { toServicesView, toServiceView } from '../../src/views/service-view.ts'
import { comparedPairs, type PolicyModel, type Site } from '../../src/views/site.ts'
import { toVersionJson } from '../../src/views/version-json.ts'
import { toVersionView } from '../../src/views/version-view.ts'

/** Make every view that shows records. Throws where a build would. */
export function listViews(site: Site): readonly unknown[] {
  const { services } = listActionPages(site)
  return [
    ...[toHomeView, toChangelogView, toAnnouncementsView, toMatrixView, toServicesView].map((toView) =>
      toView(site),
    ),
    ...[toPoliciesJson, toChangesJson, toAnnouncementsJson, toDocumentsJson, toExamplesJson].map((toJson) =>
      toJson(site),
    ),
    ...site.policies.flatMap((policy) => listPolicyViews(site, policy)),
    ...services.flatMap((service) => [
      toServiceView(site, service),
      toActionsJson(site, service),
      ...service.actions.map((action) => toActionView(site, action)),
    ]),
    ...listRules(site).map((rule) => toRuleView(site, rule)),
    ...toTopicViews(site),
    ...site.examples.map((example) => toExampleView(site, example)),
    ...toFeedViews(site),
  ]
}

function listPolicyViews(site: Site, policy: PolicyModel): readonly unknown[] {
  return [
    ...[toPolicySummary, toPolicyView, toPickerView, toHistoryView, toPolicyMatrixView, toPolicyJson].map(
      (toView) => toView(site, policy),
    ),
    ...policy.versions.flatMap((version) => [
      toVersionView(site, policy, version),
      toFindingGroups(site, version),
      toVersionJson(site, policy, version),
    ]),
    ...comparedPairs(site, policy).flatMap(([from, to]) => [
      toCompareView(site, policy, from, to),
      toCompareJson(site, policy, from, to),
    ]),
  ]
}
