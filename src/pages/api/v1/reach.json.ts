// Writes /api/v1/reach.json: every policy outside the catalog that reaches its services.
import { toReachJson } from '../../../views/api/reach-json.ts'
import { site } from '../../_site.ts'

export const GET = () => Response.json(toReachJson(site))
