// Writes /calendar.ics and the calendar of each policy.
import { type CalendarView, toCalendarViews } from '../../views/feeds/calendar-view.ts'
import { writeCalendar } from '../../writers/write-calendar.ts'
import { makesFeeds } from '../_feed-routes.ts'
import { site } from '../_site.ts'

const folderOf = ({ policy }: CalendarView) => (policy === undefined ? undefined : `policies/${policy}`)

function findCalendar(folder: string | undefined): CalendarView {
  const found = toCalendarViews(site).find((calendar) => folderOf(calendar) === folder)
  if (found === undefined) throw new Error(`no calendar has the folder ${folder}`)
  return found
}

export const getStaticPaths = () =>
  (makesFeeds ? toCalendarViews(site) : []).map((calendar) => ({ params: { calendar: folderOf(calendar) } }))

export const GET = ({ params }: { params: { calendar?: string | undefined } }) =>
  new Response(writeCalendar(findCalendar(params.calendar)), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  })
