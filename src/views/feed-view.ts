// Releases in; a feed's facts and items out, ready for a feed library to write.
import { phrasesToMarkup, toChangeMarkup } from './change-markup.ts'
import { type ReleaseView, toReleaseView } from './policy-view.ts'
import { listReleases, type PolicyModel, type Release, type Site } from './site.ts'
import { phrasesToText } from './words.ts'

export interface FeedItem {
  /** A tag: URI (RFC 4151) that never changes when the wording does. */
  readonly id: string
  readonly title: string
  readonly link: string
  /** When IAM created the version, UTC, ISO 8601. */
  readonly published: string
  readonly categories: readonly string[]
  readonly summary: string
  /** Safe markup: every text is escaped. */
  readonly html: string
}

export interface FeedView {
  readonly title: string
  readonly description: string
  readonly link: string
  readonly self: string
  /** When the newest item was published, UTC, ISO 8601. */
  readonly updated: string
  readonly items: readonly FeedItem[]
}

/** Newest items kept in a feed. */
const mostItems = 100

/** Make the feed of all policies, or of one. */
export function toFeedView(site: Site, policy?: PolicyModel): FeedView {
  const { urls, catalogue } = site
  const releases = listReleases(policy === undefined ? site.policies : [policy]).slice(0, mostItems)
  return {
    title: policy === undefined ? catalogue.title : `${policy.name}: ${catalogue.title}`,
    description:
      policy === undefined
        ? 'Every new version of the AWS managed policies for Amazon Connect, with what it does to access.'
        : `Every new version of ${policy.name}, with what it does to access.`,
    link: urls.absolute(policy === undefined ? urls.home : urls.policy(policy.name)),
    self: urls.absolute(policy === undefined ? urls.rss : urls.policyRss(policy.name)),
    updated: releases[0]?.version.record.created ?? catalogue.asOf,
    items: releases.map((release) => toFeedItem(site, release)),
  }
}

function toFeedItem(site: Site, { policy, version }: Release): FeedItem {
  const release = toReleaseView(site, policy, version)
  const services = new Set([...version.access.actions.values()].map(({ name }) => name.split(':')[0] ?? ''))
  return {
    id: `tag:${site.catalogue.tagAuthority},2026:${policy.name}/${version.id}`,
    title: `${policy.name} ${version.id}: ${titleOf(release)}`,
    link: site.urls.absolute(release.version.href),
    published: version.record.created,
    categories: [policy.name, release.change?.verdict.verdict ?? 'first version', ...services],
    summary: summaryOf(release),
    html: toHtml(site, release),
  }
}

/** Say a release in a few words: `broader, 18 gained`. */
export function titleOf({ change, identicalTo, isFirst, grantedText }: ReleaseView): string {
  if (change === undefined || isFirst) return `first recorded version, ${grantedText}`
  if (change.verdict.verdict === 'same') {
    return identicalTo === undefined ? 'same access, other text' : `identical to ${identicalTo}`
  }
  const counted = Object.entries(change.verdict.counts).filter(([, count]) => count > 0)
  return [change.verdict.verdict, ...counted.map(([kind, count]) => `${count} ${kind}`)].join(', ')
}

function summaryOf({ change, grantedText }: ReleaseView): string {
  if (change !== undefined) return phrasesToText(change.verdict.sentence)
  return `The first recorded version; it grants ${grantedText}.`
}

function toHtml(site: Site, release: ReleaseView): string {
  if (release.change === undefined) return `<p>${phrasesToMarkup([summaryOf(release)])}</p>`
  return toChangeMarkup(release.change, site.urls.absolute)
}
