// Writes /api/v1/reference/documents.json: every version's document in one file.
import { toDocumentsJson } from '../../../../views/api/reference-json.ts'
import { site } from '../../../_site.ts'

export const GET = () => Response.json(toDocumentsJson(site))
