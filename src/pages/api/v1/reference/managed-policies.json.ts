// Writes /api/v1/reference/managed-policies.json: the names of AWS's managed policies.
import { toManagedPoliciesJson } from '../../../../views/api/reference-json.ts'
import { site } from '../../../_site.ts'

export const GET = () => Response.json(toManagedPoliciesJson(site))
