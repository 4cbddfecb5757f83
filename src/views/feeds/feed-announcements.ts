// Makes one feed item for each AWS announcement, with the version that it is about.
import { servicePrefix } from '../../core/actions/action.ts'
import type { Announcement } from '../../site/announcements.ts'
import type { Site } from '../../site/site.ts'
import { phrasesToMarkup } from '../changes/change-markup.ts'
import { type AnnouncementView, toAnnouncementView } from '../releases/announcement-view.ts'
import { escapeMarkup } from '../words/markup.ts'
import { joinPhrases, type Phrase, phrasesToText } from '../words/words.ts'
import { type FeedItem, toFeedItem } from './feed-item.ts'

/** Make the items of AWS's announcements, newest first. */
export function listAnnouncementItems(site: Site): readonly FeedItem[] {
  const seen = new Map<string, number>()
  return site.announcements
    .toReversed()
    .map((announcement) => {
      const id = nameAnnouncement(announcement)
      const count = (seen.get(id) ?? 0) + 1
      seen.set(id, count)
      return toAnnouncementItem(site, announcement, count === 1 ? id : `${id}/${count}`)
    })
    .sort((a, b) => (a.orderedAt < b.orderedAt ? -1 : a.orderedAt > b.orderedAt ? 1 : 0))
    .reverse()
}

/** Build an announcement's ID from what AWS printed (the day, policy and first action), never from our own words. */
function nameAnnouncement({ record: { date, policy, kind, actions } }: Announcement): string {
  return `announcements/${date}/${policy ?? 'all'}/${actions.toSorted()[0] ?? kind}`
}

function toAnnouncementItem(site: Site, announcement: Announcement, id: string): FeedItem {
  const view = toAnnouncementView(site, announcement)
  const { record } = announcement
  const summary = describeAnnouncement(view)
  return toFeedItem({
    id: `tag:${site.settings.tagAuthority},2026:${id}`,
    title: `${view.title} (announced by AWS, ${view.policy?.name ?? 'all policies'})`,
    link: site.urls.absolute(view.version?.href ?? site.urls.announcements),
    published: `${view.date}T00:00:00Z`,
    orderedAt: `${view.date}T00:00:00Z`,
    categories: [
      'announcement',
      ...(view.policy ? [view.policy.name] : []),
      ...new Set(record.actions.map(servicePrefix)),
    ],
    summary: phrasesToText(summary),
    html: [
      `<p>${phrasesToMarkup(summary)}</p>`,
      view.note === undefined ? '' : `<p>${escapeMarkup(view.note)}</p>`,
      listEntries('Named', record.actions),
      listEntries('Denied', record.denied ?? []),
      listMissing(view),
      `<p><a href="${escapeMarkup(view.source)}">AWS’s list</a></p>`,
    ].join(''),
  })
}

function describeAnnouncement({
  title,
  policy,
  version,
  lagText,
  foundText,
}: AnnouncementView): readonly Phrase[] {
  const about: readonly Phrase[] = policy ? [{ code: policy.name }, ': '] : []
  if (version === undefined) return [...about, `${title}.`]
  const found = foundText === undefined ? '' : `; it adds or changes ${foundText} that AWS names`
  return [...about, `${title}. It came ${lagText} ${version.id} (${version.day})${found}.`]
}

function listEntries(label: string, entries: readonly string[]): string {
  if (entries.length === 0) return ''
  return `<p>${phrasesToMarkup([`${label}: `, ...joinPhrases(entries.map((code) => [{ code }])), '.'])}</p>`
}

function listMissing({ missing }: AnnouncementView): string {
  if (missing.length === 0) return ''
  const items = missing.map(
    ({ entry, reason }) => `<li>${phrasesToMarkup([{ code: entry }, `: ${reason}`])}</li>`,
  )
  return `<p>Not added or changed by it:</p><ul>${items.join('')}</ul>`
}
