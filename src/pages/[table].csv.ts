// /matrix.csv: the newest versions of all policies against their actions; a large site has none.
import { toMatrixCsv, toPoliciesMatrix } from '../views/matrix-rows.ts'
import { isLarge } from '../views/scale.ts'
import { site } from './_site.ts'

export const getStaticPaths = () => (isLarge(site) ? [] : [{ params: { table: 'matrix' } }])

export const GET = () =>
  new Response(toMatrixCsv(toPoliciesMatrix(site)), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  })
