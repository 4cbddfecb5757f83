// Tests the calendars by reading them line by line, without the library that writes them.
import { expect, test } from 'vitest'
import { realSite } from '../../tests/support/real-site.ts'
import { datedSite } from '../../tests/support/small-site.ts'
import { toCalendarView } from '../views/feeds/calendar-view.ts'
import { listFeeds } from '../views/feeds/feed-list.ts'
import { writeCalendar } from './write-calendar.ts'

type Fields = Readonly<Record<string, string>>

/** Read the events of a calendar. Source of the rules: RFC 5545, sections 3.1 and 3.3.11. */
function readEvents(text: string): readonly Fields[] {
  const lines = text.replaceAll('\r\n ', '').split('\r\n')
  const events: Record<string, string>[] = []
  for (const line of lines) {
    const [, name = '', value = ''] = /^([A-Z-]+)[^:]*:(.*)$/.exec(line) ?? []
    if (line === 'BEGIN:VEVENT') events.push({})
    else if (events.length > 0) Object.assign(events.at(-1) ?? {}, { [name]: readText(value) })
  }
  return events
}

const readText = (text: string) =>
  text.replace(/\\(.)/g, (_, character: string) => (character.toLowerCase() === 'n' ? '\n' : character))

const written = [undefined, ...realSite.policies].map((policy) => {
  return { policy: policy?.name, text: writeCalendar(toCalendarView(realSite, policy?.name)) }
})
const [all] = written

test('a policy that the site does not have has no calendar', () => {
  expect(() => toCalendarView(realSite, 'Nothing')).toThrow('no policy is called Nothing')
})

test('every dated version is an event of its day, with the ID and title of its feed item', () => {
  const items = listFeeds(realSite).find(({ slug }) => slug === 'all')?.items ?? []
  const events = new Map(readEvents(all?.text ?? '').map((event) => [event['UID'], event]))
  expect(items.length).toBeGreaterThan(50)
  for (const { id, title, link, published = '' } of items) {
    const day = published.slice(0, 10).replaceAll('-', '')
    expect(events.get(id)).toMatchObject({
      SUMMARY: title,
      URL: link,
      DTSTART: day,
      DTSTAMP: published.replace(/[-:]/g, ''),
    })
    expect(Date.parse(isoOf(events.get(id)?.['DTEND'])) - Date.parse(isoOf(day))).toBe(86_400_000)
  }
})

const isoOf = (day = '') => day.replace(/(....)(..)(..)/, '$1-$2-$3')

test('an announced end of a service is one event, also in the calendars of policies that grant its actions', () => {
  const ended = realSite.settings.services?.filter(({ ended: day }) => day !== undefined) ?? []
  expect(ended.length).toBeGreaterThan(0)
  const endsOf = (text = '') =>
    readEvents(text).filter(({ SUMMARY = '' }) => SUMMARY.startsWith('End of support'))
  expect(endsOf(all?.text)).toHaveLength(ended.length)
  expect(endsOf(all?.text).map(({ DTSTART }) => isoOf(DTSTART))).toEqual(ended.map(({ ended: day }) => day))
  const ofVoiceId = written.find(({ policy }) => policy === 'AmazonConnectVoiceIDFullAccess')
  expect(endsOf(ofVoiceId?.text)).toHaveLength(1)
  const ofCases = written.find(({ policy }) => policy === 'AppIntegrationsServiceLinkedRolePolicy')
  expect(endsOf(ofCases?.text)).toEqual([])
})

test('every calendar has CRLF lines of at most 75 octets, unique IDs and no date of its own', () => {
  for (const { text } of written) {
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:.+\r\n[\s\S]*\r\nEND:VCALENDAR\r\n$/)
    const lines = text.split('\r\n')
    expect(lines.filter((line) => line.includes('\n') || Buffer.byteLength(line) > 75)).toEqual([])
    const ids = readEvents(text).map(({ UID }) => UID)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { DTSTAMP = '' } of readEvents(text))
      expect(DTSTAMP.slice(0, 8) <= realSite.settings.asOf.slice(0, 10).replaceAll('-', '')).toBe(true)
  }
})

test('an undated version is left out, and the description says so', () => {
  const calendar = toCalendarView(datedSite(['2026-01-01T00:00:00Z', undefined]))
  expect(calendar.events.map(({ day }) => day)).toEqual(['2026-01-01'])
  expect(calendar.description).toContain('Left out: 1 version of which no source gives the date.')
})
