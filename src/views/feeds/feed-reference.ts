// Makes one feed item for each day on which AWS changed its reference of a service.
import type { Site } from '../../site/site.ts'
import { phrasesToMarkup } from '../changes/change-markup.ts'
import { type ReferenceEntry, toReferenceEntries } from '../reference/reference-entries.ts'
import { escapeMarkup } from '../words/markup.ts'
import { joinPhrases, type Phrase, phrasesToText } from '../words/words.ts'
import { type FeedItem, toFeedItem } from './feed-item.ts'

/** Make the items, newest first. */
export function listReferenceItems(site: Site): readonly FeedItem[] {
  const entries = toReferenceEntries(site, site.reference.days())
  return [...Map.groupBy(entries, ({ day, service }) => `${day}/${service}`)].map(([id, alike]) =>
    toReferenceItem(site, id, alike),
  )
}

function toReferenceItem(site: Site, id: string, entries: readonly ReferenceEntry[]): FeedItem {
  const { urls, settings, serviceNames } = site
  const [day = '', service = ''] = id.split('/')
  const name = serviceNames.get(service) ?? service
  const policies = [...new Set(entries.flatMap((entry) => entry.policies))]
  const [first] = entries
  const summary = entries.map((entry) => `${phrasesToText(describeEntry(entry))}.`).join(' ')
  return toFeedItem({
    id: `tag:${settings.tagAuthority},2026:reference/${id}`,
    title: `${name} reference, ${first?.dayText ?? day}: ${describeMoved(policies, entries)}`,
    link: urls.absolute(`${urls.referencePart(service)}#${first?.id ?? ''}`),
    published: `${day}T00:00:00Z`,
    orderedAt: `${day}T00:00:00Z`,
    categories: ['reference', service, ...policies],
    summary,
    html: entries.map((entry) => entryMarkup(entry, urls.absolute)).join(''),
  })
}

function describeMoved(policies: readonly string[], entries: readonly ReferenceEntry[]): string {
  if (policies.length > 0)
    return `access of ${policies.length === 1 ? policies[0] : `${policies.length} policies`} moved`
  const isOpen = entries.some(({ undecided }) => undecided !== undefined)
  return isOpen ? 'whether access moved is not decided' : 'no access moved'
}

function describeEntry({ actions, sentence, note }: ReferenceEntry): readonly Phrase[] {
  return [
    ...joinPhrases(actions.map(({ name }) => [{ code: name }])),
    ' ',
    ...sentence,
    ...(note === undefined ? [] : [`. ${note.replace(/\.$/, '')}`]),
  ]
}

function entryMarkup(entry: ReferenceEntry, absolute: (path: string) => string): string {
  const items = entry.moves.map(({ policy, version, href, kind, examples }) => {
    const requests = examples.map(({ title, request }) => `<br>${title}: ${phrasesToMarkup(request)}`)
    return `<li>${kind}: <a href="${escapeMarkup(absolute(href))}">${escapeMarkup(policy)} ${version}</a>${requests.join('')}</li>`
  })
  return [
    `<p>${phrasesToMarkup(describeEntry(entry))}.</p>`,
    items.length === 0 ? '' : `<ul>${items.join('')}</ul>`,
    entry.more === undefined
      ? ''
      : `<p>${escapeMarkup(entry.more)}, in the <a href="${escapeMarkup(absolute(entry.jsonHref))}">JSON of all changes</a></p>`,
    entry.undecided === undefined ? '' : `<p>${escapeMarkup(entry.undecided)}</p>`,
  ].join('')
}
