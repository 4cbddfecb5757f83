// Writes /api/v1/releases.json: every version with its verdict, newest first.
import { toReleasesJson } from '../../../views/api/releases-json.ts'
import { site } from '../../_site.ts'

export const GET = () => Response.json(toReleasesJson(site))
