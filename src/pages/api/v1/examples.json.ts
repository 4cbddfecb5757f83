// Writes /api/v1/examples.json: the example policies.
import { toExamplesJson } from '../../../views/api/example-json.ts'
import { site } from '../../_site.ts'

export const GET = () => Response.json(toExamplesJson(site))
