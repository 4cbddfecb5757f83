// Writes /api/v1/reference/services.json: every service of the snapshot.
import { toServicesJson } from '../../../../views/api/reference-json.ts'
import { site } from '../../../_site.ts'

export const GET = () => Response.json(toServicesJson(site))
