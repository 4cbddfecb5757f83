// Makes the calendars of a site: its versions and the ends of its services, as events of a whole day.
import { defineReads, readValue } from '../../core/reads.ts'
import { extentOf } from '../../site/policy-extent.ts'
import type { PolicyModel } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { ofSite } from '../../site/subject.ts'
import { countOf } from '../words/words.ts'
import type { FeedItem } from './feed-item.ts'
import { listFeeds } from './feed-list.ts'
import { showUnseen, toTitle } from './feed-text.ts'

export interface CalendarEvent {
  /** A tag: URI that never changes; that of a version is the ID of its feed item. */
  readonly id: string
  /** YYYY-MM-DD, UTC. */
  readonly day: string
  readonly title: string
  readonly text: string
  readonly link: string
  /** When the event was last revised, as far as records show, UTC, ISO 8601; never the time of the build. */
  readonly stamp: string
}

export interface CalendarView {
  readonly title: string
  readonly description: string
  /** Its own address, absolute. */
  readonly address: string
  /** Names the maker of the file. */
  readonly authority: string
  /** Newest first. */
  readonly events: readonly CalendarEvent[]
}

/** Make the calendar of a policy, or without one, that of all policies. Throws if the site does not have the policy. */
export function toCalendarView(site: Site, policy?: string): CalendarView {
  return readValue(calendarRead, policy ?? '', () => buildCalendar(site, policy))
}

/** A calendar depends on its events, and not on all that they were selected from. */
const calendarRead = 'calendar of'

/** Define how a calendar is looked up again. */
export function defineCalendarReads(site: Site): void {
  defineReads(calendarRead, (policy) => buildCalendar(site, policy === '' ? undefined : policy))
}

function buildCalendar(site: Site, name: string | undefined): CalendarView {
  if (name === undefined) return toSiteCalendar(site)
  const policy = site.policies.find((policy) => policy.name === name)
  if (policy === undefined) throw new Error(`no policy is called ${name}`)
  return toPolicyCalendar(site, policy)
}

function toSiteCalendar(site: Site): CalendarView {
  const { title } = site.settings
  const about = `Every recorded version of the AWS managed policies${ofSite(site)} on the day on which it was created, and the announced ends of services.`
  return toCalendar(site, 'all', title, about, site.policies)
}

function toPolicyCalendar(site: Site, policy: PolicyModel): CalendarView {
  const about = `Every recorded version of ${policy.name} on the day on which it was created, and the announced ends of services that it grants actions of.`
  return toCalendar(site, `policies/${policy.name}`, policy.name, about, [policy])
}

function toCalendar(
  site: Site,
  slug: string,
  title: string,
  about: string,
  policies: readonly PolicyModel[],
): CalendarView {
  const items = listFeeds(site).find((feed) => feed.slug === slug)?.items ?? []
  const undated = items.filter(({ published }) => published === undefined).length
  const leftOut =
    undated === 0 ? '' : ` Left out: ${countOf(undated, 'version')} of which no source gives the date.`
  const events = [...items.flatMap(toReleaseEvent), ...listEnds(site, policies)]
  return {
    title: toTitle(title),
    description: showUnseen(about + leftOut),
    address: site.urls.absolute(site.urls.calendar(slug)),
    authority: site.settings.tagAuthority,
    events: events.toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0)),
  }
}

/** Make the event of a version; an undated one has no day to be on. */
function toReleaseEvent({ id, title, summary, link, published }: FeedItem): readonly CalendarEvent[] {
  if (published === undefined) return []
  return [{ id, day: published.slice(0, 10), title, text: summary, link, stamp: published }]
}

/** List the ends of services that newest versions grant actions of, or that records of policies announce. */
function listEnds(site: Site, policies: readonly PolicyModel[]): readonly CalendarEvent[] {
  const { settings, serviceNames } = site
  const granted = new Set(policies.flatMap((policy) => extentOf(policy).granted))
  const ofServices = (settings.services ?? []).flatMap(({ prefix, ended, source }) =>
    ended === undefined || !granted.has(prefix)
      ? []
      : [{ key: prefix, service: serviceNames.get(prefix) ?? prefix, ended, source }],
  )
  const ofPolicies = policies.flatMap(({ name, record: { serviceStatus } }) =>
    serviceStatus === undefined ? [] : [{ key: name, ...serviceStatus }],
  )
  const isListed = ({ ended, source }: (typeof ofPolicies)[number]) =>
    ofServices.some((service) => service.ended === ended && service.source === source)
  return [...ofServices, ...ofPolicies.filter((end) => !isListed(end))].map(
    ({ key, service, ended, source }) => {
      const day = `${ended}T00:00:00Z`
      return {
        id: `tag:${settings.tagAuthority},2026:end/${key}/${ended}`,
        day: ended,
        title: toTitle(`End of support: ${service}`),
        text: showUnseen(`AWS ends support for ${service} on this day.`),
        link: source,
        stamp: day < settings.asOf ? day : settings.asOf,
      }
    },
  )
}
