// /api/v1/examples.json: the policies that people copy.
import { toExamplesJson } from '../../../views/api/example-json.ts'
import { site } from '../../_site.ts'

export const GET = () => Response.json(toExamplesJson(site))
