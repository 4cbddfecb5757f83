// Writes /api/v1/openapi.json: a description of every JSON file for programs.
import { toOpenApi } from '../../../views/api/openapi-view.ts'
import { site } from '../../_site.ts'

export const GET = () => Response.json(toOpenApi(site))
