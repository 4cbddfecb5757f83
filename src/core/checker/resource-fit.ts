// A statement with ARNs in; which of them none of its actions acts on, and which actions none of them fits, out.

import type { IndexedAction, ResourceFormats } from '../actions/action.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import { splitAtColons } from '../policy/pattern.ts'
import type { Text } from './policy-parts.ts'
import type { ActionEntry, CheckedStatement } from './statement-actions.ts'

export interface ResourceFit {
  /** Resources that are of no type that any of the actions acts on. */
  readonly strays: readonly Text[]
  /** Entries whose actions act on resources, but on none of these. */
  readonly misfits: readonly ActionEntry[]
  /** Entries whose actions act on no resource at all, so that only `*` matches. */
  readonly everyOnly: readonly ActionEntry[]
}

const nothing: ResourceFit = { strays: [], misfits: [], everyOnly: [] }

/** How many pairs of characters are compared in one text; then the rest counts as fitting. */
const mostPairs = 50_000_000

/** Give a function that says how the resources of a statement fit its actions; what cannot be decided fits. */
export function fitResources(index: ActionIndex): (statement: CheckedStatement) => ResourceFit {
  let pairs = 0
  const decide = (resource: string, { arns }: ResourceFormats) => {
    pairs += resource.length * arns.reduce((sum, arn) => sum + arn.length, 1)
    return pairs > mostPairs || arns.some((arn) => index.relations.overlaps({ resource }, { resource: arn }))
  }
  // Many actions share their formats.
  const decided = new Map<string, Map<ResourceFormats, boolean>>()
  const fits = (resource: string, { formats }: IndexedAction) => {
    const row = decided.get(resource) ?? new Map<ResourceFormats, boolean>()
    decided.set(resource, row)
    const known = row.get(formats) ?? decide(resource, formats)
    row.set(formats, known)
    return known
  }
  return ({ resources, matched }) => {
    const texts = resources?.texts ?? []
    if (resources === undefined || resources.isInverted || texts.length === 0) return nothing
    if (texts.some(({ value }) => !isArn(value))) return nothing
    const strays =
      matched.isComplete && matched.actions.some(actsOnResources)
        ? texts.filter(
            ({ value }) =>
              !isOfUnknown(value, matched.entries) && !matched.actions.some((action) => fits(value, action)),
          )
        : []
    const listed = matched.entries.filter(({ kind }) => kind === 'listed')
    const isSome = (action: IndexedAction) => texts.some(({ value }) => fits(value, action))
    return {
      strays,
      // When nothing fits anything, the resources are what is wrong.
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

const actsOnResources = ({ formats }: IndexedAction) => formats.arns.length > 0

/** An ARN of the service that is unknown may be right, and the service one that AWS has retired. */
function isOfUnknown(resource: string, entries: readonly ActionEntry[]): boolean {
  const [, , service] = splitAtColons(resource, 6)
  return entries.some(({ kind, prefix }) => kind === 'unknown service' && prefix === service)
}

/** An ARN in six parts whose service is told; others may turn out to be anything. */
function isArn(resource: string): boolean {
  const parts = splitAtColons(resource, 6)
  return parts.length === 6 && parts[0] === 'arn' && !/[*?$]/.test(parts[2] ?? '')
}

/** Some services take an ARN such as `arn:aws:s3:::*` for "every resource". */
function isWholeService(resource: string, prefix: string): boolean {
  const [, , service, , , rest] = splitAtColons(resource, 6)
  return service === prefix && /^\*/.test(rest ?? '')
}
