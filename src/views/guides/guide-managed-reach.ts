// Lists what a policy's newest version grants in each service, and what it does not grant.

import type { ActionAccess } from '../../core/access/access.ts'
import type { Grant } from '../../core/access/grant.ts'
import { isGranted } from '../../core/access/grant.ts'
import type { PolicyModel, Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { describeCondition } from '../words/conditions.ts'
import { countOf, joinPhrases, phrasesToText } from '../words/words.ts'
import { describeAction, type GuideAction } from './guide-action.ts'
import { type ArnPiece, toGuideArn } from './guide-arn.ts'

/** What a policy grants in one service on the same resources under the same conditions. */
export interface ReachRow {
  readonly service: string
  readonly href?: string
  /** The first few by name. */
  readonly actions: readonly GuideAction[]
  /** How many more there are. */
  readonly more: number
  /** Each is an ARN, `*`, or everything except some resource. */
  readonly resources: readonly (readonly ArnPiece[])[]
  /** In words: `iam:AWSServiceName is “connect.amazonaws.com”`. */
  readonly conditions: readonly string[]
}

/** How many of a service's actions each of several policies grants. */
export interface ReachCount {
  readonly service: string
  readonly total: number
  /** In the order of the requested policies. */
  readonly granted: readonly number[]
}

export interface SensitiveRead extends GuideAction {
  readonly why: string
}

const mostActions = 4

/** List what a policy grants in services other than `except`. */
export function listReach(site: Site, policy: PolicyModel, except: string): readonly ReachRow[] {
  const granted = listGranted(policy.latest).filter(({ name }) => serviceOf(name) !== except)
  const rows = Map.groupBy(granted, (action) =>
    JSON.stringify([serviceOf(action.name), describeGrants(action)]),
  )
  return [...rows.values()]
    .flatMap((alike): readonly ReachRow[] => {
      const [first] = alike
      if (first === undefined) return []
      const service = serviceOf(first.name)
      const shown = alike.length <= mostActions + 1 ? alike.length : mostActions
      const href = describeAction(site, first).href
      return [
        {
          service: site.serviceNames.get(service) ?? service,
          ...(href !== undefined && { href: site.urls.service(service) }),
          actions: alike.slice(0, shown).map((action) => describeAction(site, action)),
          more: alike.length - shown,
          ...describeGrants(first),
          resources: describeGrants(first).resources.map(toPieces),
        },
      ]
    })
    .toSorted((a, b) => (a.service < b.service ? -1 : 1))
}

/** Count what the newest versions of policies grant in each of the given services. */
export function countReach(
  site: Site,
  policies: readonly PolicyModel[],
  prefixes: readonly string[],
): readonly ReachCount[] {
  return prefixes.map((prefix) => ({
    service: site.serviceNames.get(prefix) ?? prefix,
    total: site.index.expand(`${prefix}:*`).length,
    granted: policies.map(
      ({ latest }) => listGranted(latest).filter(({ name }) => serviceOf(name) === prefix).length,
    ),
  }))
}

/** List a service's List and Read actions that a policy does not grant. */
export function listUnread(site: Site, { latest }: PolicyModel, prefix: string): readonly GuideAction[] {
  const granted = new Set(listGranted(latest).map(({ name }) => name))
  return site.index
    .expand(`${prefix}:*`)
    .filter(({ facts }) => facts?.accessLevel === 'Read' || facts?.accessLevel === 'List')
    .filter(({ name }) => !granted.has(name))
    .map((action) => describeAction(site, action))
}

/** List the actions with a recorded risk that a policy grants. */
export function listSensitiveActions(site: Site, { latest }: PolicyModel): readonly SensitiveRead[] {
  return listGranted(latest).flatMap((action) => {
    const risk = site.risks.find(action.name)
    return risk === undefined ? [] : [{ ...describeAction(site, action), why: risk.why }]
  })
}

/** Describe which versions of a policy grant an action: `none of its 4 versions`, `v3 and v4`. */
export function describeVersions(policy: PolicyModel, action: string): string {
  const granting = policy.versions.filter((version) =>
    listGranted(version).some(({ name }) => name === action),
  )
  const all = countOf(policy.versions.length, 'version')
  if (granting.length === 0)
    return policy.versions.length === 1 ? 'none of its versions' : `none of its ${all}`
  if (granting.length === policy.versions.length)
    return granting.length === 1 ? 'its only version' : `all of its ${all}`
  return phrasesToText(joinPhrases(granting.map(({ id }) => [id])))
}

function listGranted({ access }: Version): readonly ActionAccess[] {
  return [...access.actions.values()].filter(({ outcome }) => isGranted(outcome))
}

function describeGrants({ outcome: { status, grants } }: ActionAccess): {
  readonly resources: readonly string[]
  readonly conditions: readonly string[]
} {
  if (status === 'full') return { resources: ['*'], conditions: [] }
  return {
    resources: unique(grants.flatMap(listResources)),
    conditions: unique(grants.flatMap(({ conditions }) => conditions.map(describeCondition))),
  }
}

function toPieces(resource: string): readonly ArnPiece[] {
  return resource.startsWith('arn:') ? toGuideArn(resource) : [{ text: resource, isPlaceholder: false }]
}

function listResources({ resources }: Grant): readonly string[] {
  return 'notResource' in resources
    ? resources.notResource.map((entry) => `all but ${entry}`)
    : [resources.resource]
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort()
}

function serviceOf(action: string): string {
  return action.slice(0, action.indexOf(':'))
}
