// Shows what a version grants, at a glance and service by service.

import type { Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { toVersionDestruction } from '../words/destruction-view.ts'
import type { LinkedText } from '../words/linked-text.ts'
import { toVersionRisks } from '../words/risk-view.ts'
import { type AccessPicture, toAccessPicture } from './access-picture.ts'
import { type AccessGroup, isListed, type ServiceAccess, toServiceAccess } from './access-view.ts'
import { type Alike, splitAlike } from './alike-services.ts'
import { describeMarks, markNote } from './marks-note.ts'

/** What a version grants, for its own page and its policy's page. */
export interface GrantedView {
  /** The table at a glance; absent if the version grants nothing. */
  readonly picture?: AccessPicture
  /** Says why the version grants and denies nothing; absent if it has services to show. */
  readonly nothing?: string
  /** Explains the marks of sensitive and destructive actions; absent if there are no services to show. */
  readonly marksNote?: LinkedText
  readonly services: readonly ServiceAccess[]
  /** The services that need no entry of their own, because others have the same scope; empty if actions are listed. */
  readonly alike: readonly Alike<AccessGroup>[]
  /** The services that have no row of their own in the table, which a page folds; absent if they are few. */
  readonly others?: { readonly title: string; readonly services: readonly ServiceAccess[] }
  /** The JSON file that lists the actions, if the page cannot list them all. */
  readonly actionsHref?: string
  /** The version's page, if that lists the actions and its policy's page does not. */
  readonly listedOn?: { readonly id: string; readonly href: string }
}

/** So few more services are shown: a click to see them would not pay. */
const fewServices = 3

/** Show what a version grants. */
export function toGrantedView(site: Site, version: Version): GrantedView {
  return arrange(site, version, toServiceAccess(site, version), isListed(version))
}

/**
 * Show what a version grants on its policy's page, which has more to show than the version's. If the names of the actions
 * would make it too heavy, they are only on the version's page.
 */
export function toGrantedInBrief(site: Site, version: Version): GrantedView {
  const services = toServiceAccess(site, version)
  if (!isListed(version) || weighServices(services) <= mostBytes) {
    return arrange(site, version, services, isListed(version))
  }
  const href = `${site.urls.version(version.record.policy, version.id)}#grants`
  return {
    ...arrange(site, version, toServiceAccess(site, version, false), false),
    marksNote: describeMarks(countMarked(site, version), {
      page: { text: `The page of ${version.id}`, href },
    }),
    listedOn: { id: version.id, href },
  }
}

/** About how many bytes of a compressed page the name of an action and a grant add. */
const bytesOf = { name: 14, grant: 35 }

/** The most bytes of grants on a policy's page. Its versions, growth, document, styles and scripts take the rest. */
const mostBytes = 18_000

function weighServices(services: readonly ServiceAccess[]): number {
  const groups = services.flatMap((service) => service.groups)
  return groups.reduce((sum, { count, outcome: { grants, cancelled, idle } }) => {
    const shown = grants.length + cancelled.length + idle.length
    return sum + count * bytesOf.name + shown * bytesOf.grant
  }, 0)
}

function arrange(
  site: Site,
  version: Version,
  all: readonly ServiceAccess[],
  namesActions: boolean,
): GrantedView {
  const picture = toAccessPicture(site, version.access.actions.values())
  const scopeOf = ({ outcome, idleSince }: AccessGroup) =>
    namesActions || idleSince.length > 0 ? undefined : outcome
  const { alike, services } = splitAlike(all, scopeOf)
  const inTable = new Set(picture?.rows.map(({ href }) => href))
  const others = services.filter(({ prefix }) => !inTable.has(`#service-${prefix}`))
  const isFolded = inTable.size > 0 && others.length > fewServices
  const jsonHref = site.urls.json.version(version.record.policy, version.id)
  const json = { text: 'The JSON of this version', href: jsonHref }
  return {
    ...(picture && { picture }),
    ...(all.length === 0
      ? { nothing: explainNothing(version) }
      : { marksNote: namesActions ? markNote : describeMarks(countMarked(site, version), { json }) }),
    alike,
    services: isFolded ? services.filter((service) => !others.includes(service)) : services,
    ...(isFolded && { others: { title: `${others.length} more services`, services: others } }),
    ...(!namesActions && { actionsHref: jsonHref }),
  }
}

function explainNothing({ policy: { statements } }: Version): string {
  return statements.some(({ effect }) => effect === 'Allow')
    ? 'Nothing: none of its Allow statements matches an action.'
    : 'Nothing: it has no Allow statement.'
}

function countMarked(site: Site, version: Version) {
  return {
    sensitive: toVersionRisks(site, version).length,
    destructive: toVersionDestruction(site, version).length,
  }
}
