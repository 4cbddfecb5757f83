// Lists the pages and files about the whole site, each with the function that builds its view.
import { isLarge } from '../../../src/site/large-site.ts'
import type { Site } from '../../../src/site/site.ts'
import { toServicesView } from '../../../src/views/actions/services-view.ts'
import { toChangesJson } from '../../../src/views/api/changes-json.ts'
import { toExamplesJson } from '../../../src/views/api/example-json.ts'
import { toPoliciesJson } from '../../../src/views/api/policies-json.ts'
import { toReachJson, toReachPolicyJson } from '../../../src/views/api/reach-json.ts'
import { toReferenceChangesJson } from '../../../src/views/api/reference-changes-json.ts'
import {
  toDocumentsJson,
  toManagedPoliciesJson,
  toReferenceJson,
  toServicesJson,
} from '../../../src/views/api/reference-json.ts'
import { listReleaseYears, toReleasesJson, toYearJson } from '../../../src/views/api/releases-json.ts'
import { toAskPageView } from '../../../src/views/ask/ask-page-view.ts'
import { toUnionPageView } from '../../../src/views/ask/union-page-view.ts'
import { toAnnouncementsView } from '../../../src/views/changelog/announcements-view.ts'
import {
  listChangelogParts,
  toChangelogMonth,
  toChangelogView,
} from '../../../src/views/changelog/changelog-view.ts'
import { toHomeView } from '../../../src/views/changelog/home-view.ts'
import { toCheckPageView } from '../../../src/views/checker/check-page-view.ts'
import { listRules, toRuleView } from '../../../src/views/checker/findings-view.ts'
import { toPolicyChoicesJson } from '../../../src/views/checker/policy-choices.ts'
import { toTopicViews } from '../../../src/views/examples/example-refs.ts'
import { toExampleView } from '../../../src/views/examples/example-view.ts'
import { toPaletteView } from '../../../src/views/find/palette-view.ts'
import { toMatrixCsv } from '../../../src/views/matrix/matrix-csv.ts'
import { toPoliciesMatrix } from '../../../src/views/matrix/matrix-rows.ts'
import { toMatrixView } from '../../../src/views/matrix/matrix-view.ts'
import { listFurtherParts, toPoliciesView } from '../../../src/views/policies/policies-view.ts'
import { toReachPolicyView } from '../../../src/views/reach/reach-policy-view.ts'
import { toReachView } from '../../../src/views/reach/reach-view.ts'
import {
  listReferenceParts,
  toReferencePart,
  toReferenceView,
} from '../../../src/views/reference/reference-view.ts'
import { toAnnouncementsJson } from '../../../src/views/releases/announcement-view.ts'
import { at, type PlainPath, twin } from './plain-path.ts'

/** List the pages about the whole site, and those of rules, examples and reach. */
export function listSitePages(site: Site): readonly PlainPath[] {
  const { urls } = site
  return [
    at(urls.home, () => toHomeView(site)),
    at(urls.policies, () => toPoliciesView(site)),
    ...listFurtherParts(site).map((part) => at(urls.policiesPart(part), () => toPoliciesView(site, part))),
    twin(urls.changelog, () => toChangelogView(site)),
    ...listChangelogParts(site).map(({ slug }) =>
      twin(urls.changelogMonth(slug), () => toChangelogMonth(site, slug)),
    ),
    twin(urls.announcements, () => toAnnouncementsView(site)),
    at(urls.matrix, () => (isLarge(site) ? toServicesView(site) : toMatrixView(site))),
    twin(urls.ask, () => toAskPageView(site)),
    twin(urls.compareSeveral, () => toUnionPageView(site)),
    at(urls.check, () => toCheckPageView(site)),
    at(urls.checkRules, () => listRules(site)),
    ...listRules(site).map((rule) => at(urls.checkRule(rule.name), () => toRuleView(site, rule))),
    at(urls.examples, () => toTopicViews(site)),
    ...site.examples.flatMap((example) => [
      at(urls.example(example.slug), () => toExampleView(site, example)),
      at(urls.examplePolicy(example.slug), () => example.record.document),
    ]),
    twin(urls.reference, () => toReferenceView(site)),
    ...listReferenceParts(site).map((part) =>
      twin(urls.referencePart(part), () => toReferencePart(site, part)),
    ),
    ...(site.reach.policies.length > 0 ? [twin(urls.reach, () => toReachView(site))] : []),
    ...site.reach.policies.flatMap((policy) => [
      twin(urls.reachPolicy(policy.name), () => toReachPolicyView(site, policy)),
      at(urls.json.reachPolicy(policy.name), () => toReachPolicyJson(policy)),
    ]),
  ]
}

/** List the files about the whole site. */
export function listSiteFiles(site: Site): readonly PlainPath[] {
  const { json, palette, policyChoices, matrixCsv } = site.urls
  return [
    isLarge(site)
      ? at(policyChoices, () => toPolicyChoicesJson(site))
      : at(matrixCsv, () => toMatrixCsv(site, toPoliciesMatrix(site))),
    at(palette, () => toPaletteView(site, [])),
    at(json.policies, () => toPoliciesJson(site)),
    at(json.examples, () => toExamplesJson(site)),
    at(json.changes, () => toChangesJson(site)),
    at(json.releases, () => toReleasesJson(site)),
    ...listReleaseYears(site).map((year) => at(json.releasesOf(year), () => toYearJson(site, year))),
    at(json.announcements, () => toAnnouncementsJson(site)),
    at(json.referenceChanges, () => toReferenceChangesJson(site)),
    at(json.reach, () => toReachJson(site)),
    at(json.documents, () => toDocumentsJson(site)),
    at(json.managedPolicies, () => toManagedPoliciesJson(site)),
    at(json.referenceServices, () => toServicesJson(site)),
    ...site.index.snapshot.services.map((service) =>
      at(json.reference(service.prefix), () => toReferenceJson(site, service)),
    ),
  ]
}
