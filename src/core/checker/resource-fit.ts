// Finds a statement's ARNs that none of its actions acts on, and its actions that fit none of the ARNs.

import type { IndexedAction, ResourceFormats } from '../actions/action.ts'
import { overlaps } from '../policy/overlaps.ts'
import { isPlain, splitAtColons } from '../policy/pattern.ts'
import { remember, rememberAll } from '../remember.ts'
import { isByField as isInPlace } from '../requests/resource-language.ts'
import type { Text } from './policy-parts.ts'
import type { ActionEntry, CheckedStatement } from './statement-actions.ts'

export interface ResourceFit {
  /** Resources whose type none of the actions acts on. */
  readonly strays: readonly Text[]
  /** Entries whose actions act on resources, but on none of the statement's. */
  readonly misfits: readonly ActionEntry[]
  /** Entries whose actions act on no resource at all, so only `*` matches. */
  readonly everyOnly: readonly ActionEntry[]
}

const nothing: ResourceFit = { strays: [], misfits: [], everyOnly: [] }

/** The maximum number of character pairs compared in one text; past it, everything counts as fitting. */
const mostPairs = 50_000_000

/** The maximum number of resources of a statement that are compared; a policy that IAM accepts has room for about 1,000. */
const mostTexts = 5_000

/** Create a function that checks how a statement's resources fit its actions; undecided cases count as fitting. */
export function fitResources(): (statement: CheckedStatement) => ResourceFit {
  let pairs = 0
  const decide = ({ text, fields, isByField }: ReadResource, { arns }: ResourceFormats) => {
    pairs += text.length * arns.reduce((sum, arn) => sum + arn.length, 1)
    if (pairs > mostPairs) return true
    // Where the fields are out of place, a wildcard runs past colons.
    return isByField
      ? arns.some((arn) => fieldsOf(arn).every((field, i) => overlaps(field, fields[i] ?? '')))
      : arns.some((arn) => overlaps(text, arn))
  }
  const read = remember(Number.POSITIVE_INFINITY, readResource)
  // Many actions share their formats, so each is decided once.
  const fits = (resource: string, { formats }: IndexedAction) => {
    const known = read(resource)
    const services = servicesOf(formats)
    if (known.isByField && services !== undefined && !services.has(known.service)) return false
    const answer = known.decided.get(formats) ?? decide(known, formats)
    known.decided.set(formats, answer)
    return answer
  }
  return ({ resources, matched }) => {
    const texts = resources?.texts ?? []
    if (resources === undefined || resources.isInverted || texts.length === 0) return nothing
    if (texts.length > mostTexts) return nothing
    if (texts.some(({ value }) => !isArn(value))) return nothing
    const strays =
      matched.isComplete && matched.actions.some(actsOnResources)
        ? texts.filter(
            ({ value }) =>
              !isOfUnknown(value, matched.entries) && !matched.actions.some((action) => fits(value, action)),
          )
        : []
    const listed = matched.entries.filter(({ kind }) => kind === 'listed')
    const some = new Map<ResourceFormats, boolean>()
    const isSome = (action: IndexedAction) => {
      const answer = some.get(action.formats) ?? texts.some(({ value }) => fits(value, action))
      some.set(action.formats, answer)
      return answer
    }
    return {
      strays,
      // When no resource fits any action, the resources are what is wrong.
      misfits:
        strays.length === texts.length
          ? []
          : listed.filter(({ actions }) => actions.some(actsOnResources) && !actions.some(isSome)),
      everyOnly: listed.filter(
        ({ actions, prefix }) =>
          actions.every(({ formats }) => formats.takesNoResource) &&
          !texts.some(({ value }) => isWholeService(value, prefix)),
      ),
    }
  }
}

interface ReadResource {
  readonly text: string
  readonly fields: readonly string[]
  readonly service: string
  /** Whether its fields are in place, so that they are compared one by one. */
  readonly isByField: boolean
  readonly decided: Map<ResourceFormats, boolean>
}

function readResource(text: string): ReadResource {
  const fields = splitAtColons(text, 6)
  return { text, fields, service: fields[2] ?? '', isByField: isInPlace(text), decided: new Map() }
}

const fieldsOf = remember(20_000, (arn: string) => splitAtColons(arn, 6))

/** List the services in an action's ARN formats; undefined if one of them leaves the service open. */
const servicesOf = rememberAll(({ arns }: ResourceFormats): ReadonlySet<string> | undefined => {
  const services = arns.map((arn) => fieldsOf(arn)[2] ?? '')
  return services.every(isPlain) ? new Set(services) : undefined
})

const actsOnResources = ({ formats }: IndexedAction) => formats.arns.length > 0

/** Check for an ARN of an unknown service: it may be right, since AWS may have retired the service. */
function isOfUnknown(resource: string, entries: readonly ActionEntry[]): boolean {
  const [, , service] = splitAtColons(resource, 6)
  return entries.some(({ kind, prefix }) => kind === 'unknown service' && prefix === service)
}

/** Check for an ARN of six parts that spells out its service; any other resource could match any service. */
function isArn(resource: string): boolean {
  const parts = splitAtColons(resource, 6)
  return parts.length === 6 && parts[0] === 'arn' && !/[*?$]/.test(parts[2] ?? '')
}

/** Check for an ARN such as `arn:aws:s3:::*`, which some services accept for "every resource". */
function isWholeService(resource: string, prefix: string): boolean {
  const [, , service, , , rest] = splitAtColons(resource, 6)
  return service === prefix && /^\*/.test(rest ?? '')
}
