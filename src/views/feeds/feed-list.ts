// The site in; every feed that it offers, each with all of its items, out. Another feed is another entry here.

import { byActionName, servicePrefix } from '../../core/actions/action.ts'
import { groupBy } from '../../core/group-by.ts'
import { rememberAll } from '../../core/remember.ts'
import type { Site } from '../../site/site.ts'
import { ofSite } from '../../site/subject.ts'
import { listAnnouncementItems } from './feed-announcements.ts'
import { listGrowthItems } from './feed-growth.ts'
import type { FeedItem } from './feed-item.ts'
import { listReleaseItems, type ReleaseItem } from './feed-release.ts'
import { showUnseen, toTitle } from './feed-text.ts'

/** Where a feed stands among the others. */
export type FeedFamily = 'site' | 'policies' | 'services'

export interface Feed {
  /** Names the feed in URLs and in its id; never changed: `all`, `policies/<Name>`, `services/<prefix>`, … */
  readonly slug: string
  readonly family: FeedFamily
  /** What it is called among the site's feeds. */
  readonly name: string
  readonly title: string
  /** What is in it, and what is not. */
  readonly description: string
  /** The question that it answers; for a feed of all policies. */
  readonly question?: string
  /** The page it belongs to, a path. */
  readonly page: string
  /** Newest first. */
  readonly items: readonly FeedItem[]
}

/** List the feeds of a site; made once. */
export const listFeeds: (site: Site) => readonly Feed[] = rememberAll(buildFeeds)

/** Every page names feeds; only the feeds themselves, and the page that lists them, ask for their items. */
function buildFeeds(site: Site): readonly Feed[] {
  let made: ReleaseItems | undefined
  const releases = () => {
    made ??= indexReleases(listReleaseItems(site))
    return made
  }
  return [...siteFeeds(site, releases), ...policyFeeds(site, releases), ...serviceFeeds(site, releases)].map(
    toFeed,
  )
}

function toFeed({ list, ...feed }: FeedToMake): Feed {
  let made: readonly FeedItem[] | undefined
  return {
    ...feed,
    name: toTitle(feed.name),
    title: toTitle(feed.title),
    description: showUnseen(feed.description),
    get items() {
      made ??= list()
      return made
    },
  }
}

/** A feed whose items are made when they are asked for. */
interface FeedToMake extends Omit<Feed, 'items'> {
  readonly list: () => readonly FeedItem[]
}

/** Every release, and those of each policy and each service, newest first. */
interface ReleaseItems {
  readonly all: readonly ReleaseItem[]
  readonly ofPolicy: ReadonlyMap<string, readonly ReleaseItem[]>
  readonly ofService: ReadonlyMap<string, readonly ReleaseItem[]>
}

type Releases = () => ReleaseItems

function indexReleases(all: readonly ReleaseItem[]): ReleaseItems {
  const ofService = new Map<string, ReleaseItem[]>()
  for (const release of all) {
    for (const service of release.services) {
      const others = ofService.get(service)
      if (others === undefined) ofService.set(service, [release])
      else others.push(release)
    }
  }
  return { all, ofPolicy: groupBy(all, ({ policy }) => policy), ofService }
}

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
      description: `Every new version of the AWS managed policies${ofSite(site)}, with what it does to access.`,
      question: 'What changes in any of the policies?',
      page: urls.changelog,
      list: () => itemsOf(releases().all),
    },
    {
      slug: 'broader',
      family: 'site',
      name: 'Broader access',
      title: `Broader access: ${title}`,
      description:
        'Every version that may let a policy do more than the one before: its verdict is broader, or mixed, with an action gained, widened, or moved to a scope that the former one does not hold. First recorded versions have no verdict and are left out.',
      question: 'When does AWS give a policy more access?',
      page: urls.changelog,
      list: () =>
        itemsOf(releases().all.filter(({ verdict }) => verdict === 'broader' || verdict === 'mixed')),
    },
    {
      slug: 'growth',
      family: 'site',
      name: 'Silent growth',
      title: `Silent growth: ${title}`,
      description:
        'What wildcards of the policies take in while no text changes: one item for each day on which a dated snapshot, or a version, first shows actions that they grant. The day is an upper bound: the actions existed by then.',
      question: 'What do wildcards grant today that they did not grant before?',
      page: urls.policies,
      list: () => listGrowthItems(site),
    },
    {
      slug: 'announcements',
      family: 'site',
      name: 'Announcements',
      title: `AWS’s announcements: ${title}`,
      description:
        'What AWS announces of these policies, with the version that each announcement speaks of and the days between. The day is the one that AWS prints.',
      question: 'What does AWS say of its changes, and how long after?',
      page: urls.announcements,
      list: () => listAnnouncementItems(site),
    },
  ]
}

function policyFeeds(site: Site, releases: Releases): readonly FeedToMake[] {
  return site.policies.map((policy) => ({
    slug: `policies/${policy.name}`,
    family: 'policies',
    name: policy.name,
    title: `${policy.name}: ${site.settings.title}`,
    description: `Every new version of ${policy.name}, with what it does to access.`,
    page: site.urls.policy(policy.name),
    list: () => itemsOf(releases().ofPolicy.get(policy.name)),
  }))
}

/** A prefix that is none, as a policy may name it, gets no feed: it would be a name of a folder. */
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
      description: `Every version of an AWS managed policy${ofSite(site)} that changes access to ${name} (${prefix}), and the first version of each policy that grants some of it.`,
      page: site.urls.service(prefix),
      list: () => itemsOf(releases().ofService.get(prefix)),
    }))
}

/** List the prefixes of services of which some version grants something: then some release has brought it. */
function listGrantedServices({ policies }: Site): readonly string[] {
  const prefixes = new Set<string>()
  for (const { versions } of policies) {
    for (const { access } of versions) {
      for (const [key, { outcome }] of access.actions) {
        if (outcome.status !== 'denied') prefixes.add(servicePrefix(key))
      }
    }
  }
  return [...prefixes]
}
