// Writes a calendar as iCalendar (RFC 5545), with the same bytes whatever the clock and the time zone.
import ical, { ICalEventTransparency } from 'ical-generator'
import type { CalendarView } from '../views/feeds/calendar-view.ts'

const oneDay = 86_400

/** Write a calendar. Its events last a whole day and leave the reader free. */
export function writeCalendar({ title, description, address, authority, events }: CalendarView): string {
  const calendar = ical({
    name: title,
    description,
    url: address,
    prodId: { company: authority, product: 'policy catalog', language: 'EN' },
    ttl: oneDay,
    events: events.map((event) => {
      const start = new Date(`${event.day}T00:00:00Z`)
      return {
        id: event.id,
        start,
        end: new Date(start.getTime() + oneDay * 1000),
        allDay: true,
        stamp: new Date(event.stamp),
        summary: event.title,
        description: event.text,
        url: event.link,
        transparency: ICalEventTransparency.TRANSPARENT,
      }
    }),
  })
  return `${calendar.toString()}\r\n`
}
