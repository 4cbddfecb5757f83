// Writes /matrix.csv, the newest versions of all policies by action; a large site has no such file.

import { isLarge } from '../site/large-site.ts'
import { toMatrixCsv } from '../views/matrix/matrix-csv.ts'
import { toPoliciesMatrix } from '../views/matrix/matrix-rows.ts'
import { site } from './_site.ts'

export const getStaticPaths = () => (isLarge(site) ? [] : [{ params: { table: 'matrix' } }])

export const GET = () =>
  new Response(toMatrixCsv(site, toPoliciesMatrix(site)), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  })
