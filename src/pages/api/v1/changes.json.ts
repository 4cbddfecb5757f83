// Writes /api/v1/changes.json: every change between neighboring versions.
import { toChangesJson } from '../../../views/api/changes-json.ts'
import { site } from '../../_site.ts'

export const GET = () => Response.json(toChangesJson(site))
