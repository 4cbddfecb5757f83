// Writes /api/v1/policies.json: the list of policies.
import { toPoliciesJson } from '../../../views/api/policies-json.ts'
import { site } from '../../_site.ts'

export const GET = () => Response.json(toPoliciesJson(site))
