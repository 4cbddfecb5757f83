// A version in; what it grants, at a glance and service by service, out.

import type { Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { type AccessPicture, toAccessPicture } from './access-picture.ts'
import { isListed, type ServiceAccess, toServiceAccess } from './access-view.ts'

/** What a version grants, for its page and its policy's. */
export interface GrantedView {
  /** At a glance; absent where it grants nothing. */
  readonly picture?: AccessPicture
  readonly services: readonly ServiceAccess[]
  /** Where the actions are named, when they are too many for the page. */
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
