// Writes /calendar.ics and the calendar of each policy.
import { toCalendarView } from '../../views/feeds/calendar-view.ts'
import { writeCalendar } from '../../writers/write-calendar.ts'
import { makesFeeds } from '../_feed-routes.ts'
import { site } from '../_site.ts'

export const getStaticPaths = () =>
  (makesFeeds ? [undefined, ...site.policies] : []).map((policy) => ({
    params: { calendar: policy && `policies/${policy.name}` },
    props: { policy: policy?.name },
  }))

export const GET = ({ props }: { props: { policy: string | undefined } }) =>
  new Response(writeCalendar(toCalendarView(site, props.policy)), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  })
