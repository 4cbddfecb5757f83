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
  /** The services that have no row of their own in the table, which a page folds; absent if they are few. */
  readonly others?: { readonly title: string; readonly services: readonly ServiceAccess[] }
  /** The JSON file that lists the actions, if the page cannot list them all. */
  readonly actionsHref?: string
}

/** So few more services are shown: a click to see them would not pay. */
const fewServices = 3

/** Show what a version grants. */
export function toGrantedView(site: Site, version: Version): GrantedView {
  const picture = toAccessPicture(site, version.access.actions.values())
  const services = toServiceAccess(site, version)
  const inTable = new Set(picture?.rows.map(({ href }) => href))
  const others = services.filter(({ prefix }) => !inTable.has(`#service-${prefix}`))
  const isFolded = inTable.size > 0 && others.length > fewServices
  return {
    ...(picture && { picture }),
    services: isFolded ? services.filter((service) => !others.includes(service)) : services,
    ...(isFolded && { others: { title: `${others.length} more services`, services: others } }),
    ...(!isListed(version) && { actionsHref: site.urls.json.version(version.record.policy, version.id) }),
  }
}
