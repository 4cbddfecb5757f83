// Shows what a version grants, at a glance and service by service.

import type { Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { type AccessPicture, toAccessPicture } from './access-picture.ts'
import { isListed, type ServiceAccess, toServiceAccess } from './access-view.ts'

/** What a version grants, for its own page and its policy's page. */
export interface GrantedView {
  /** The table at a glance; absent if the version grants nothing. */
  readonly picture?: AccessPicture
  readonly services: readonly ServiceAccess[]
  /** The JSON file that lists the actions, if the page cannot list them all. */
  readonly actionsHref?: string
}

/** Show what a version grants. */
export function toGrantedView(site: Site, version: Version): GrantedView {
  const picture = toAccessPicture(site, version.access.actions.values())
  return {
    ...(picture && { picture }),
    services: toServiceAccess(site, version),
    ...(!isListed(version) && { actionsHref: site.urls.json.version(version.record.policy, version.id) }),
  }
}
