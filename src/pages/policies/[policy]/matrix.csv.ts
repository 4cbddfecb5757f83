// Writes /policies/<Name>/matrix.csv: a policy's versions by action.

import type { PolicyModel } from '../../../site/policy-model.ts'
import { toMatrixCsv } from '../../../views/matrix/matrix-csv.ts'
import { toVersionsMatrix } from '../../../views/matrix/matrix-rows.ts'
import { policyPaths, site } from '../../_site.ts'

export const getStaticPaths = policyPaths

export const GET = ({ props }: { props: { policy: PolicyModel } }) =>
  new Response(toMatrixCsv(site, toVersionsMatrix(site, props.policy)), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  })
