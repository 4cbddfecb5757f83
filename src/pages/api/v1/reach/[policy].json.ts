// Writes /api/v1/reach/<Name>.json: how one policy outside the catalog reaches its services, version by version.
import type { ReachPolicy } from '../../../../site/reach.ts'
import { toReachPolicyJson } from '../../../../views/api/reach-json.ts'
import { reachPaths } from '../../../_site.ts'

export const getStaticPaths = reachPaths

export const GET = ({ props }: { props: { policy: ReachPolicy } }) =>
  Response.json(toReachPolicyJson(props.policy))
