// /matrix.csv: the newest versions of all policies against their actions.
import { toMatrixCsv, toPoliciesMatrix } from '../views/matrix-rows.ts'
import { site } from './_site.ts'

export const GET = () =>
  new Response(toMatrixCsv(toPoliciesMatrix(site)), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  })
