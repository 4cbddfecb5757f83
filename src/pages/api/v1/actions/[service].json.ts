// Writes /api/v1/actions/<service>.json: a service's actions and since when each policy grants them.
import type { PagedService } from '../../../../site/action-pages.ts'
import { toActionsJson } from '../../../../views/api/action-json.ts'
import { servicePaths } from '../../../_actions.ts'
import { site } from '../../../_site.ts'

export const getStaticPaths = servicePaths

export const GET = ({ props }: { props: { service: PagedService } }) =>
  Response.json(toActionsJson(site, props.service))
