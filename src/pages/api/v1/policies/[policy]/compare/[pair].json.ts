// Writes /api/v1/policies/<Name>/compare/<a>...<b>.json: the comparison of two versions, the older first.

import type { PolicyModel, Version } from '../../../../../../site/policy-model.ts'
import { toCompareJson } from '../../../../../../views/api/changes-json.ts'
import { pairPaths, site } from '../../../../../_site.ts'

export const getStaticPaths = pairPaths

export const GET = ({ props }: { props: { policy: PolicyModel; from: Version; to: Version } }) =>
  Response.json(toCompareJson(site, props.policy, props.from, props.to))
