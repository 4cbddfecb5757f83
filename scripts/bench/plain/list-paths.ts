// Lists the pages and files that a build makes from views, each with the function that builds its view.
import { listActionPages } from '../../../src/site/action-pages.ts'
import { isLarge } from '../../../src/site/large-site.ts'
import type { PolicyModel } from '../../../src/site/policy-model.ts'
import { comparedPairs, type Site } from '../../../src/site/site.ts'
import { toActionView } from '../../../src/views/actions/action-view.ts'
import { toServiceView } from '../../../src/views/actions/service-view.ts'
import { toServicesView } from '../../../src/views/actions/services-view.ts'
import { toActionsJson } from '../../../src/views/api/action-json.ts'
import { toCompareJson } from '../../../src/views/api/changes-json.ts'
import { toPolicyJson } from '../../../src/views/api/policies-json.ts'
import { toVersionJson } from '../../../src/views/api/version-json.ts'
import { countPages, toDocumentPage } from '../../../src/views/documents/version-document.ts'
import { toCalendarView } from '../../../src/views/feeds/calendar-view.ts'
import { listPagedFeeds, toFeedPageView } from '../../../src/views/feeds/feed-page-view.ts'
import { toFeedViews } from '../../../src/views/feeds/feed-view.ts'
import { toMatrixCsv } from '../../../src/views/matrix/matrix-csv.ts'
import { toVersionsMatrix } from '../../../src/views/matrix/matrix-rows.ts'
import { toPolicyMatrixView } from '../../../src/views/matrix/matrix-view.ts'
import { hasComparisonTwin, toCompareView, toPickerView } from '../../../src/views/policies/compare-view.ts'
import { toHistoryView } from '../../../src/views/policies/history-view.ts'
import { toPolicyView } from '../../../src/views/policies/policy-view.ts'
import { toVersionView } from '../../../src/views/policies/version-view.ts'
import { at, type PlainPath, twin } from './plain-path.ts'
import { listSiteFiles, listSitePages } from './site-paths.ts'

/**
 * List every path that is made from views. What comes from prose (guides and three pages), pictures, schemas and what is
 * made of finished pages (search index, headers, sitemap) is left out.
 */
export function listPlainPaths(site: Site): readonly PlainPath[] {
  return [
    ...listSitePages(site),
    ...listSiteFiles(site),
    ...site.policies.flatMap((policy) => listPolicyPaths(site, policy)),
    ...listActionPaths(site),
    ...listFeedPaths(site),
  ]
}

function listPolicyPaths(site: Site, policy: PolicyModel): readonly PlainPath[] {
  const { urls } = site
  const { name } = policy
  return [
    twin(urls.policy(name), () => toPolicyView(site, policy)),
    at(urls.comparePicker(name), () => toPickerView(site, policy)),
    at(urls.history(name), () => toHistoryView(site, policy)),
    at(urls.policyMatrix(name), () => toPolicyMatrixView(site, policy)),
    at(urls.policyMatrixCsv(name), () => toMatrixCsv(site, toVersionsMatrix(site, policy))),
    at(urls.json.policy(name), () => toPolicyJson(site, policy)),
    ...policy.versions.flatMap((version) => [
      twin(urls.version(name, version.id), () => toVersionView(site, policy, version), !isLarge(site)),
      ...Array.from({ length: countPages(version) }, (_, i) =>
        at(urls.document(name, version.id, i + 1), () => toDocumentPage(site, version, i + 1)),
      ),
      at(urls.json.version(name, version.id), () => toVersionJson(site, policy, version)),
    ]),
    ...comparedPairs(site, policy).flatMap(([from, to]) => [
      twin(
        urls.compare(name, from.id, to.id),
        () => toCompareView(site, policy, from, to),
        hasComparisonTwin(site, policy, from, to),
      ),
      at(urls.json.compare(name, from.id, to.id), () => toCompareJson(site, policy, from, to)),
    ]),
  ]
}

function listActionPaths(site: Site): readonly PlainPath[] {
  const { urls } = site
  return [
    twin(urls.actions, () => toServicesView(site)),
    ...listActionPages(site).services.flatMap((service) => [
      twin(urls.service(service.prefix), () => toServiceView(site, service)),
      at(urls.json.actions(service.prefix), () => toActionsJson(site, service)),
      ...service.actions.map((action) =>
        twin(urls.action(action.name), () => toActionView(site, action), !isLarge(site)),
      ),
    ]),
  ]
}

function listFeedPaths(site: Site): readonly PlainPath[] {
  return [
    ...listPagedFeeds(site).map((feed) =>
      at(site.urls.feedPage(feed.slug), () => toFeedPageView(site, feed)),
    ),
    ...toFeedViews(site).flatMap((feed) =>
      ['rss.xml', 'atom.xml', 'feed.json'].map((file) =>
        at(`/${[...feed.folder, file].join('/')}`, () => feed),
      ),
    ),
    ...[undefined, ...site.policies].map((policy) =>
      at(site.urls.calendar(policy === undefined ? 'all' : `policies/${policy.name}`), () =>
        toCalendarView(site, policy?.name),
      ),
    ),
  ]
}
