// Makes one feed item for each version of a policy outside the catalog that changed what it reaches.
import { changeKinds } from '../../core/changes/compare.ts'
import { countReachChanges, listReachChanges, type ReachPolicy, type ReachVersion } from '../../site/reach.ts'
import type { Site } from '../../site/site.ts'
import { describeUser, nameServices } from '../reach/reach-words.ts'
import { escapeMarkup } from '../words/markup.ts'
import { countOf } from '../words/words.ts'
import { type FeedItem, noDate, toFeedItem } from './feed-item.ts'
import { writeMarks } from './feed-title.ts'

/** Make the items of all policies outside the catalog that reach its services, newest first. */
export function listReachItems(site: Site): readonly FeedItem[] {
  return site.reach.policies
    .flatMap((policy) => listReachChanges(policy).map((version) => toReachItem(site, policy, version)))
    .sort((a, b) => (a.orderedAt > b.orderedAt ? -1 : a.orderedAt < b.orderedAt ? 1 : a.id < b.id ? -1 : 1))
}

function toReachItem(site: Site, policy: ReachPolicy, version: ReachVersion): FeedItem {
  const { urls, settings } = site
  const { created, notBefore, notAfter } = version.date
  const counts = countReachChanges(version)
  const kinds = changeKinds.filter((kind) => counts[kind] > 0)
  const told = kinds.map((kind) => `${counts[kind].toLocaleString('en')} ${kind}`).join(', ')
  const now =
    version.granted.size === 0
      ? 'It no longer allows any'
      : `It now allows ${countOf(version.granted.size, 'action')}`
  const user = describeUser(policy.record)
  const usedBy = user.who === 'unknown' ? '' : ` Used by: ${user.text}.`
  const summary = `${policy.name} ${version.id} changes what it allows in ${nameServices(site)}: ${told}. ${now}.${usedBy}`
  return toFeedItem({
    id: `tag:${settings.tagAuthority},2026:reach/${policy.name}/${version.id}`,
    title: `${writeMarks(counts)} ${version.id} ${policy.name}${created === undefined ? ' (date unknown)' : ''}: ${told}`,
    link: urls.absolute(`${urls.reachPolicy(policy.name)}#${version.id}`),
    ...(created !== undefined && { published: created }),
    orderedAt: created ?? notBefore ?? notAfter ?? noDate,
    categories: [policy.name, 'other policy', ...kinds],
    summary,
    html: [
      `<p>${escapeMarkup(summary)}</p>`,
      ...kinds.map(
        (kind) =>
          `<p>${counts[kind].toLocaleString('en')} ${kind}:</p><ul>${(version.record[kind] ?? []).map((entry) => `<li><code>${escapeMarkup(entry)}</code></li>`).join('')}</ul>`,
      ),
    ].join(''),
  })
}
