// Makes the feed item for a policy version, shared by all feeds that include it.

import { isGranted } from '../../core/access/grant.ts'
import { servicePrefix } from '../../core/actions/action.ts'
import { keepValue } from '../../core/reads.ts'
import { rememberAll } from '../../core/remember.ts'
import { defineVersionReads } from '../../site/define-reads.ts'
import { type PolicyModel, previousVersion, type Version } from '../../site/policy-model.ts'
import { mapReleases } from '../../site/releases.ts'
import type { Site } from '../../site/site.ts'
import {
  type ChangeDetail,
  countMarkup,
  listMarkup,
  phrasesToMarkup,
  toChangeMarkup,
} from '../changes/change-markup.ts'
import { type ComparisonView, toComparisonView } from '../changes/comparison-view.ts'
import { type ReleaseView, toReleaseView } from '../releases/release-view.ts'
import { describeUndated } from '../words/version-ref.ts'
import { phrasesToText } from '../words/words.ts'
import { type FeedItem, noDate, toFeedItem } from './feed-item.ts'
import { writeReleaseTitle } from './feed-title.ts'

/** A version's feed item, and what decides which feeds include it. */
export interface ReleaseItem {
  /** Absent for a first version. */
  readonly verdict?: string
  /** The services whose access it changes. For a first version, those in which it grants an action. */
  readonly services: readonly string[]
  readonly item: FeedItem
}

/** Make the items of policies' versions, newest first. Those of which nothing is known but their number come last. */
export function listReleaseItems(
  site: Site,
  policies: readonly PolicyModel[] = site.policies,
): readonly ReleaseItem[] {
  const items = mapReleases(policies, ({ policy, version }) => toReleaseItem(site, policy, version))
  const isPlaced = ({ item }: ReleaseItem) => item.orderedAt !== noDate
  return [...items.filter(isPlaced), ...items.filter((release) => !isPlaced(release))]
}

/** Every feed that a version is in selects from the same items, and most stay the same from build to build. */
const itemRead = 'item of release'

/** Define how an item is looked up again. */
export function defineItemReads(site: Site): void {
  defineVersionReads(site, itemRead, (policy, version) => toReleaseItem(site, policy, version))
}

function toReleaseItem(site: Site, policy: PolicyModel, version: Version): ReleaseItem {
  return itemsOf(site)(version, policy)
}

const itemsOf = rememberAll((site: Site) =>
  rememberAll((version: Version, policy: PolicyModel) =>
    keepValue(itemRead, `${policy.name}/${version.id}`, () => buildItem(site, policy, version)),
  ),
)

function buildItem(site: Site, policy: PolicyModel, version: Version): ReleaseItem {
  const release = toReleaseView(site, policy, version)
  const previous = previousVersion(policy, version)
  const change = previous && toComparisonView(site, policy, previous, version)
  const services = change === undefined ? countGranted(site, version) : countChanged(change)
  const verdict = change?.verdict.verdict
  const { created, notBefore, notAfter } = version.date
  const note = describeUndated(release.version)
  const write = (detail?: ChangeDetail) => {
    const content =
      change === undefined
        ? `<p>${phrasesToMarkup([summaryOf(release)])}</p>${listMarkup(countMarkup(services))}`
        : toChangeMarkup(change, site.urls.absolute, detail)
    return noteMarkup(note) + content + noteMarkup(change && release.skippedText)
  }
  return {
    ...(verdict !== undefined && { verdict }),
    services: services.map(({ prefix }) => prefix),
    item: toFeedItem(
      {
        id: `tag:${site.settings.tagAuthority},2026:${policy.name}/${version.id}`,
        title: writeReleaseTitle(site, policy, version, release),
        link: site.urls.absolute(release.version.href),
        ...(created !== undefined && { published: created }),
        orderedAt: created ?? notBefore ?? notAfter ?? noDate,
        categories: [policy.name, verdict ?? 'first version', ...nameServices(services)],
        summary: [note, summaryOf(release)].filter((text) => text !== undefined).join(' '),
        html: write(),
      },
      () => write('names'),
      () => write('counts'),
    ),
  }
}

function summaryOf({ change, grantedText }: ReleaseView): string {
  if (change !== undefined) return phrasesToText(change.verdict.sentence)
  return `The first recorded version; it grants ${grantedText}.`
}

const noteMarkup = (note: string | undefined) => (note === undefined ? '' : `<p>${note}</p>`)

/** A service, by prefix in lower case, and how many of its actions a version grants or changes. */
interface CountedService {
  readonly prefix: string
  readonly name: string
  readonly count: number
}

/** Count the actions that a version grants in each service. */
function countGranted(site: Site, { access }: Version): readonly CountedService[] {
  const granted = [...access.actions.values()].filter(({ outcome }) => isGranted(outcome))
  return [...Map.groupBy(granted, ({ name }) => servicePrefix(name).toLowerCase())].map(
    ([prefix, { length: count }]) => ({ prefix, name: site.serviceNames.get(prefix) ?? prefix, count }),
  )
}

/** Count the actions that a version changes in each service. */
function countChanged({ sections }: ComparisonView): readonly CountedService[] {
  const changed = sections.flatMap(({ services }) => services)
  return [...Map.groupBy(changed, ({ prefix }) => prefix.toLowerCase())].map(([prefix, same]) => ({
    prefix,
    name: same[0]?.name ?? prefix,
    count: same.reduce((sum, { count }) => sum + count, 0),
  }))
}

/** The most services that an item names as categories: those with the most actions. */
const mostNamed = 20

function nameServices(services: readonly CountedService[]): readonly string[] {
  const named = services.toSorted((a, b) => b.count - a.count).slice(0, mostNamed)
  return [
    ...named.map(({ prefix }) => prefix).sort(),
    ...(services.length > mostNamed ? [`more than ${mostNamed} services`] : []),
  ]
}
