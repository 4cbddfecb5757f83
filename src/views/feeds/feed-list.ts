// Lists every feed of the site, each with all of its items. To add a feed, add an entry here.

import { byActionName } from '../../core/actions/action.ts'
import { rememberAll, rememberOnce } from '../../core/remember.ts'
import type { Site } from '../../site/site.ts'
import { ofSite } from '../../site/subject.ts'
import { nameServices } from '../reach/reach-words.ts'
import { asFarAsRecorded } from '../releases/announcement-view.ts'
import { listAnnouncementItems } from './feed-announcements.ts'
import { listGrowthItems } from './feed-growth.ts'
import { type FeedItem, measureItem } from './feed-item.ts'
import { currentLimits, type Limits, serviceLimits, takeNewest } from './feed-pages.ts'
import { listReachItems } from './feed-reach.ts'
import { listReferenceItems } from './feed-reference.ts'
import { listReleaseItems, type ReleaseItem } from './feed-release.ts'
import { showUnseen, toTitle } from './feed-text.ts'
import { listGrantedServices } from './granted-services.ts'

/** What a feed covers: all policies, one policy or one service. */
export type FeedFamily = 'site' | 'policies' | 'services'

export interface Feed {
  /** Names the feed in URLs and in its ID, so it never changes: `all`, `policies/<Name>`, `services/<prefix>`, … */
  readonly slug: string
  readonly family: FeedFamily
  /** Its name in the list of the site's feeds. */
  readonly name: string
  readonly title: string
  /** What the feed includes and leaves out. */
  readonly description: string
  /** The question that it answers; present for feeds of all policies. */
  readonly question?: string
  /** The page it belongs to, a path. */
  readonly page: string
  /** Newest first. */
  readonly items: readonly FeedItem[]
}

/** Check whether a feed has a page of its own; that of all versions and those of policies are on other pages. */
export function hasOwnPage({ slug, family }: Pick<Feed, 'slug' | 'family'>): boolean {
  return slug !== 'all' && family !== 'policies'
}

/** List the feeds of a site. Runs once per site. */
export const listFeeds: (site: Site) => readonly Feed[] = rememberAll(buildFeeds)

/** Makes items lazily: every page names feeds, but only the feeds and the page that lists them need the items. */
function buildFeeds(site: Site): readonly Feed[] {
  const releases = rememberOnce(() => indexReleases(listReleaseItems(site)))
  return [...siteFeeds(site, releases), ...policyFeeds(site), ...serviceFeeds(site, releases)].map(toFeed)
}

function toFeed({ list, ...feed }: FeedToMake): Feed {
  const items = rememberOnce(list)
  return {
    ...feed,
    name: toTitle(feed.name),
    title: toTitle(feed.title),
    description: showUnseen(feed.description),
    get items() {
      return items()
    },
  }
}

/** A feed whose items are made on first use. */
interface FeedToMake extends Omit<Feed, 'items'> {
  readonly list: () => readonly FeedItem[]
}

/** All releases, and the releases of each service, newest first. */
interface ReleaseItems {
  readonly all: readonly ReleaseItem[]
  readonly ofService: ReadonlyMap<string, readonly ReleaseItem[]>
}

type Releases = () => ReleaseItems

function indexReleases(all: readonly ReleaseItem[]): ReleaseItems {
  const ofService = new Map<string, ReleaseItem[]>()
  for (const release of all) {
    for (const service of release.services) {
      const sameService = ofService.get(service)
      if (sameService === undefined) ofService.set(service, [release])
      else sameService.push(release)
    }
  }
  return { all, ofService }
}

/**
 * List the newest items of a feed that selects from the feed of every version. It has no archives, because those of that
 * feed have its older items.
 */
const newestOf = (limits: Limits, releases?: readonly ReleaseItem[]) =>
  takeNewest(itemsOf(releases), limits, measureItem)

const noteNewest = ({ items }: Limits) =>
  `Only the newest are in this feed: at most ${items}, and fewer if they are long. All of them are in the feed of every version.`

const itemsOf = (releases: readonly ReleaseItem[] = []) => releases.map(({ item }) => item)

function siteFeeds(site: Site, releases: Releases): readonly FeedToMake[] {
  const { urls } = site
  const { title } = site.settings
  return [
    {
      slug: 'all',
      family: 'site',
      name: 'Every version',
      title,
      description: `Every recorded version of the AWS managed policies${ofSite(site)}, and how it changes access.`,
      question: 'What changes in any policy?',
      page: urls.changelog,
      list: () => itemsOf(releases().all),
    },
    {
      slug: 'broader',
      family: 'site',
      name: 'Broader access',
      title: `Broader access: ${title}`,
      description:
        'Every version that may let a policy do more than the version before: its verdict is broader or mixed, with an action gained, widened, or moved to a scope that the previous scope does not cover. First recorded versions have no verdict and are left out. ' +
        noteNewest(currentLimits),
      question: 'When does AWS give a policy more access?',
      page: urls.changelog,
      list: () =>
        newestOf(
          currentLimits,
          releases().all.filter(({ verdict }) => verdict === 'broader' || verdict === 'mixed'),
        ),
    },
    {
      slug: 'growth',
      family: 'site',
      name: 'Silent growth',
      title: `Silent growth: ${title}`,
      description:
        'New actions that policy wildcards grant with no change to the text: one item for each day on which a dated snapshot, or a version, first shows such actions. The day is an upper bound: an action can be older.',
      question: 'What do wildcards grant today that they did not grant before?',
      page: urls.policies,
      list: () => listGrowthItems(site),
    },
    {
      slug: 'announcements',
      family: 'site',
      name: 'Announcements',
      title: `AWS’s announcements: ${title}`,
      description: `What AWS announced about these policies${asFarAsRecorded(site)}, with the version that each announcement is about and the number of days between them. The date is the one that AWS gives.`,
      question: 'What does AWS announce, and how long before or after the change?',
      page: urls.announcements,
      list: () => listAnnouncementItems(site),
    },
    ...(site.reach.policies.length === 0 ? [] : [reachFeed(site)]),
    {
      slug: 'reference',
      family: 'site',
      name: 'Changes in AWS’s reference',
      title: `Changes in AWS’s reference: ${title}`,
      description:
        'What AWS changed in its reference of the services that this site follows, with the policies whose access that moved: one item for each day and service. The day is that of the first snapshot that has the change.',
      question: 'Which resources and condition keys does an action take, and whose access did that move?',
      page: urls.reference,
      list: () => listReferenceItems(site),
    },
  ]
}

function reachFeed(site: Site): FeedToMake {
  return {
    slug: 'reach',
    family: 'site',
    name: 'Other policies',
    title: `Other policies: ${site.settings.title}`,
    description: `Every version of an AWS managed policy outside this catalog that changes what it allows in ${nameServices(site)}, for the policies whose newest version allows any of it.`,
    question: 'Who else gets access, or loses it?',
    page: site.urls.reach,
    list: () => listReachItems(site),
  }
}

function policyFeeds(site: Site): readonly FeedToMake[] {
  return site.policies.map((policy) => ({
    slug: `policies/${policy.name}`,
    family: 'policies',
    name: policy.name,
    title: `${policy.name}: ${site.settings.title}`,
    description: `Every recorded version of ${policy.name}, and how it changes access.`,
    page: site.urls.policy(policy.name),
    list: () => itemsOf(listReleaseItems(site, [policy])),
  }))
}

/** An invalid prefix, which a policy may contain, gets no feed, because the prefix would become a folder name. */
const servicePattern = /^[a-z0-9-]+$/

function serviceFeeds(site: Site, releases: Releases): readonly FeedToMake[] {
  return listGrantedServices(site)
    .filter((prefix) => servicePattern.test(prefix))
    .map((prefix) => ({ prefix, name: site.serviceNames.get(prefix) ?? prefix }))
    .sort(byActionName)
    .map(({ prefix, name }) => ({
      slug: `services/${prefix}`,
      family: 'services',
      name: `${name} (${prefix})`,
      title: `${name} (${prefix}): ${site.settings.title}`,
      description: `Every version of an AWS managed policy${ofSite(site)} that changes access to ${name} (${prefix}), and the first version of each policy that grants any of its actions. ${noteNewest(serviceLimits)}`,
      page: site.urls.service(prefix),
      list: () => newestOf(serviceLimits, releases().ofService.get(prefix)),
    }))
}
