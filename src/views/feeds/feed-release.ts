// Makes the feed item for a policy version, shared by all feeds that include it.

import { isGranted } from '../../core/access/grant.ts'
import { servicePrefix } from '../../core/actions/action.ts'
import { type PolicyModel, previousVersion, type Version } from '../../site/policy-model.ts'
import { mapReleases } from '../../site/releases.ts'
import type { Site } from '../../site/site.ts'
import { countStatuses } from '../access/access-view.ts'
import { phrasesToMarkup, toChangeMarkup } from '../changes/change-markup.ts'
import { type ComparisonView, toComparisonView } from '../changes/comparison-view.ts'
import { type ReleaseView, toReleaseView } from '../releases/release-view.ts'
import { describeUndated } from '../words/version-ref.ts'
import { countOf, phrasesToText } from '../words/words.ts'
import { type FeedItem, noDate, toFeedItem } from './feed-item.ts'
import { writeReleaseTitle } from './feed-title.ts'

/** A version's feed item, and what decides which feeds include it. */
export interface ReleaseItem {
  readonly policy: string
  /** Absent for a first version. */
  readonly verdict?: string
  /** The services whose access it changes. For a first version, those in which it grants an action. */
  readonly services: readonly string[]
  readonly item: FeedItem
}

/** Make the items of all versions, newest first. Those of which nothing is known but their number come last. */
export function listReleaseItems(site: Site): readonly ReleaseItem[] {
  const items = mapReleases(site.policies, ({ policy, version }) => toReleaseItem(site, policy, version))
  const isPlaced = ({ item }: ReleaseItem) => item.orderedAt !== noDate
  return [...items.filter(isPlaced), ...items.filter((release) => !isPlaced(release))]
}

function toReleaseItem(site: Site, policy: PolicyModel, version: Version): ReleaseItem {
  const release = toReleaseView(site, policy, version)
  const previous = previousVersion(policy, version)
  const change = previous && toComparisonView(site, policy, previous, version)
  const services = servicesOf(change, version)
  const verdict = change?.verdict.verdict
  const { created, notBefore, notAfter } = version.date
  const note = describeUndated(release.version)
  return {
    policy: policy.name,
    ...(verdict !== undefined && { verdict }),
    services,
    item: toFeedItem({
      id: `tag:${site.settings.tagAuthority},2026:${policy.name}/${version.id}`,
      title: writeReleaseTitle(site, policy, version, release),
      link: site.urls.absolute(release.version.href),
      ...(created !== undefined && { published: created }),
      orderedAt: created ?? notBefore ?? notAfter ?? noDate,
      categories: [policy.name, verdict ?? 'first version', ...services],
      summary: [note, summaryOf(release)].filter((text) => text !== undefined).join(' '),
      html: `${note === undefined ? '' : `<p>${note}</p>`}${toHtml(site, release, change, version)}`,
    }),
  }
}

function summaryOf({ change, grantedText }: ReleaseView): string {
  if (change !== undefined) return phrasesToText(change.verdict.sentence)
  return `The first recorded version; it grants ${grantedText}.`
}

function servicesOf(change: ComparisonView | undefined, { access }: Version): readonly string[] {
  const prefixes =
    change === undefined
      ? [...access.actions.values()]
          .filter(({ outcome }) => isGranted(outcome))
          .map(({ name }) => servicePrefix(name))
      : change.sections.flatMap(({ services }) => services.map(({ prefix }) => prefix))
  return [...new Set(prefixes.map((prefix) => prefix.toLowerCase()))].sort()
}

function toHtml(
  site: Site,
  release: ReleaseView,
  change: ComparisonView | undefined,
  version: Version,
): string {
  const skipped = release.skippedText === undefined ? '' : `<p>${release.skippedText}</p>`
  if (change === undefined) {
    return `<p>${phrasesToMarkup([summaryOf(release)])}</p>${listServices(site, version)}`
  }
  return toChangeMarkup(change, site.urls.absolute) + skipped
}

/** List how many actions a first version grants in each service. */
function listServices(site: Site, { access }: Version): string {
  const services = [...Map.groupBy(access.actions.values(), ({ name }) => servicePrefix(name))]
  const items = services.map(([prefix, actions]) => {
    const { full, scoped } = countStatuses(actions)
    const service = site.serviceNames.get(prefix) ?? prefix
    return `<li>${phrasesToMarkup([`${countOf(full + scoped, 'action')} in ${service} (`, { code: prefix }, ')'])}</li>`
  })
  return `<ul>${items.join('')}</ul>`
}
