// Describes a service for guides, with counts of its resource types, condition keys and actions.
import type { ActionFacts, ServiceFacts } from '../../core/actions/action.ts'
import { splitFormats } from '../../core/actions/arn-formats.ts'
import { listActionPages } from '../../site/action-pages.ts'
import type { Site } from '../../site/site.ts'
import { describeLevel } from '../access/action-levels.ts'
import { linkReference } from '../words/aws-reference.ts'
import { describeAction, type GuideAction } from './guide-action.ts'
import { type ArnPiece, toGuideArn } from './guide-arn.ts'

export interface GuideResourceType {
  readonly name: string
  /** The first of its ARN formats. */
  readonly arn: readonly ArnPiece[]
  readonly arns: readonly (readonly ArnPiece[])[]
  /** How many of the service's actions act on it. */
  readonly actionCount: number
  readonly conditionKeys: readonly string[]
}

export interface GuideConditionKey {
  readonly name: string
  readonly type: string
  /** How many of the service's actions support it. */
  readonly actionCount: number
}

export interface GuideService {
  readonly prefix: string
  readonly name: string
  /** Its page on this site; services that no policy touches have none. */
  readonly href?: string
  /** AWS's own page about it. */
  readonly referenceHref: string
  readonly actionCount: number
  readonly resourceTypes: readonly GuideResourceType[]
  readonly conditionKeys: readonly GuideConditionKey[]
  /** Actions by access level, as AWS names them. */
  readonly levels: readonly { readonly level: string; readonly count: number }[]
  /** Actions without resource types: a statement must specify `*` for them. */
  readonly starOnly: readonly GuideAction[]
  /** Actions for which the reference requires several resource types. */
  readonly together: readonly GuideAction[]
  /**
   * List the actions that act on a resource type, and for which the reference requires another type as well. Throws when
   * the service has no such type.
   */
  readonly needingMoreThan: (type: string) => readonly GuideAction[]
  /** Find a resource type. Throws when the service has none with that name. */
  readonly type: (name: string) => GuideResourceType
  /** Count the actions that support a condition key. Throws when the service has no such key. */
  readonly supporting: (key: string) => number
}

/** Describe a service. Throws when the snapshot has none with that prefix. */
export function toGuideService(site: Site, prefix: string): GuideService {
  const facts = site.index.snapshot.services.find((service) => service.prefix === prefix)
  if (facts === undefined) throw new Error(`guide: no service ${prefix} in ${site.snapshot.name}`)
  const actions = facts.actions.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const describe = (chosen: readonly ActionFacts[]) =>
    chosen.map((action) => describeAction(site, { name: action.name, facts: action }))
  const conditionKeys = countKeys(facts)
  const resourceTypes = countTypes(facts)
  const findType = (name: string) => {
    const found = resourceTypes.find((type) => type.name === name)
    if (found === undefined) throw new Error(`guide: ${prefix} has no resource type ${name}`)
    return found
  }
  return {
    prefix,
    name: facts.name,
    ...(listActionPages(site).findService(prefix) && { href: site.urls.service(prefix) }),
    referenceHref: linkReference(facts),
    actionCount: actions.length,
    resourceTypes,
    conditionKeys,
    levels: [...Map.groupBy(actions, ({ accessLevel }) => accessLevel)].map(([level, ofLevel]) => ({
      level: describeLevel(level),
      count: ofLevel.length,
    })),
    starOnly: describe(actions.filter(({ resourceTypes }) => resourceTypes.length === 0)),
    together: describe(
      actions.filter(({ resourceTypes }) => resourceTypes.filter(({ required }) => required).length > 1),
    ),
    needingMoreThan: (asked) => {
      const type = findType(asked).name
      return describe(
        actions.filter(
          ({ resourceTypes }) =>
            resourceTypes.some(({ name }) => name === type) &&
            resourceTypes.some(({ name, required }) => required && name !== type),
        ),
      )
    },
    type: findType,
    supporting: (key) => {
      const found = conditionKeys.find(({ name }) => name === key)
      if (found === undefined) throw new Error(`guide: ${prefix} has no condition key ${key}`)
      return found.actionCount
    },
  }
}

function countTypes({ resourceTypes, actions }: ServiceFacts): readonly GuideResourceType[] {
  return resourceTypes.map(({ name, arn, conditionKeys }) => {
    const arns = splitFormats(arn).map(toGuideArn)
    return {
      name,
      arn: arns[0] ?? [],
      arns,
      actionCount: actions.filter((action) => action.resourceTypes.some((type) => type.name === name)).length,
      conditionKeys,
    }
  })
}

function countKeys({ conditionKeys, actions }: ServiceFacts): readonly GuideConditionKey[] {
  return conditionKeys.map(({ name, type }) => ({
    name,
    type,
    actionCount: actions.filter((action) => action.conditionKeys.includes(name)).length,
  }))
}
