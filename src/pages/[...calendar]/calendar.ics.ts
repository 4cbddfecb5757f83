// Writes /calendar.ics and the calendar of each policy.
import { type CalendarView, toCalendarViews } from '../../views/feeds/calendar-view.ts'
import { writeCalendar } from '../../writers/write-calendar.ts'
import { makesFeeds } from '../_feed-routes.ts'
import { site } from '../_site.ts'

export const getStaticPaths = () =>
  (makesFeeds ? toCalendarViews(site) : []).map((calendar) => ({
    params: { calendar: calendar.policy === undefined ? undefined : `policies/${calendar.policy}` },
    props: { calendar },
  }))

export const GET = ({ props }: { props: { calendar: CalendarView } }) =>
  new Response(writeCalendar(props.calendar), { headers: { 'content-type': 'text/calendar; charset=utf-8' } })
