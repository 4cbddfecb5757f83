// Writes /api/v1/policies/<Name>/<v>.json: one version with everything it grants.

import type { PolicyModel, Version } from '../../../../../site/policy-model.ts'
import { toVersionJson } from '../../../../../views/api/version-json.ts'
import { site, versionPaths } from '../../../../_site.ts'

export const getStaticPaths = versionPaths

export const GET = ({ props }: { props: { policy: PolicyModel; version: Version } }) =>
  Response.json(toVersionJson(site, props.policy, props.version))
