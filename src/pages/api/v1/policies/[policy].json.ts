// Writes /api/v1/policies/<Name>.json: one policy with its versions.

import type { PolicyModel } from '../../../../site/policy-model.ts'
import { toPolicyJson } from '../../../../views/api/policies-json.ts'
import { policyPaths, site } from '../../../_site.ts'

export const getStaticPaths = policyPaths

export const GET = ({ props }: { props: { policy: PolicyModel } }) =>
  Response.json(toPolicyJson(site, props.policy))
