// Every announcement of AWS, as JSON.
import { toAnnouncementsJson } from '../../../views/releases/announcement-view.ts'
import { site } from '../../_site.ts'

export const GET = () => Response.json(toAnnouncementsJson(site))
