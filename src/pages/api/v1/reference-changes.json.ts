// Serves what AWS changed in its reference, and whose access that moved.
import { toReferenceChangesJson } from '../../../views/api/reference-changes-json.ts'
import { site } from '../../_site.ts'

export const GET = () => Response.json(toReferenceChangesJson(site))
