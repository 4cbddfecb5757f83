// Writes /api/v1/announcements.json: every announcement by AWS.
import { toAnnouncementsJson } from '../../../views/releases/announcement-view.ts'
import { site } from '../../_site.ts'

export const GET = () => Response.json(toAnnouncementsJson(site))
