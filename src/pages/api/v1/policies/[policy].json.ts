// /api/v1/policies/<Name>.json: one policy with its versions.
import { toPolicyJson } from '../../../../views/json.ts'
import type { PolicyModel } from '../../../../views/site.ts'
import { policyPaths, site } from '../../../_site.ts'

export const getStaticPaths = policyPaths

export const GET = ({ props }: { props: { policy: PolicyModel } }) =>
  Response.json(toPolicyJson(site, props.policy))
