// Writes /api/v1/releases/<year>.json: the versions of one year.
import { listReleaseYears, toYearJson } from '../../../../views/api/releases-json.ts'
import { site } from '../../../_site.ts'

export const getStaticPaths = () => listReleaseYears(site).map((year) => ({ params: { year } }))

export const GET = ({ params }: { params: { year: string } }) => Response.json(toYearJson(site, params.year))
