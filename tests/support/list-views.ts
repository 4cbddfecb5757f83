// Lists the views of a site's pages, feeds and JSON files, as a build would make them.
import { listActionPages } from '../../src/site/action-pages.ts'
import type { PolicyModel } from '../../src/site/policy-model.ts'
import { comparedPairs, type Site } from '../../src/site/site.ts'
import { toActionView } from '../../src/views/actions/action-view.ts'
import { toServiceView } from '../../src/views/actions/service-view.ts'
import { toServicesView } from '../../src/views/actions/services-view.ts'
import { toActionsJson } from '../../src/views/api/action-json.ts'
import { toChangesJson, toCompareJson } from '../../src/views/api/changes-json.ts'
import { toExamplesJson } from '../../src/views/api/example-json.ts'
import { toPoliciesJson, toPolicyJson } from '../../src/views/api/policies-json.ts'
import { toReferenceChangesJson } from '../../src/views/api/reference-changes-json.ts'
import { toDocumentsJson, toManagedPoliciesJson } from '../../src/views/api/reference-json.ts'
import { toVersionJson } from '../../src/views/api/version-json.ts'
import { toAnnouncementsView } from '../../src/views/changelog/announcements-view.ts'
import { toChangelogView } from '../../src/views/changelog/changelog-view.ts'
import { toHomeView } from '../../src/views/changelog/home-view.ts'
import { listRules, toFindingGroups, toRuleView } from '../../src/views/checker/findings-view.ts'
import { toTopicViews } from '../../src/views/examples/example-refs.ts'
import { toExampleView } from '../../src/views/examples/example-view.ts'
import { toFeedViews } from '../../src/views/feeds/feed-view.ts'
import { toMatrixView, toPolicyMatrixView } from '../../src/views/matrix/matrix-view.ts'
import { toCompareView, toPickerView } from '../../src/views/policies/compare-view.ts'
import { toHistoryView } from '../../src/views/policies/history-view.ts'
import { toPolicySummary } from '../../src/views/policies/policy-summary.ts'
import { toPolicyView } from '../../src/views/policies/policy-view.ts'
import { toVersionView } from '../../src/views/policies/version-view.ts'
import {
  listReferenceParts,
  toReferencePart,
  toReferenceView,
} from '../../src/views/reference/reference-view.ts'
import { toAnnouncementsJson } from '../../src/views/releases/announcement-view.ts'

/** Make every view that shows records. Throws where a build would. */
export function listViews(site: Site): readonly unknown[] {
  const { services } = listActionPages(site)
  return [
    ...[toHomeView, toChangelogView, toAnnouncementsView, toReferenceView, toMatrixView, toServicesView].map(
      (toView) => toView(site),
    ),
    ...listReferenceParts(site).map((part) => toReferencePart(site, part)),
    ...[
      toPoliciesJson,
      toChangesJson,
      toAnnouncementsJson,
      toReferenceChangesJson,
      toDocumentsJson,
      toManagedPoliciesJson,
      toExamplesJson,
    ].map((toJson) => toJson(site)),
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
