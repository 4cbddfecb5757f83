// Answers whether the policies of a question allow an action, for each action that it is about.
import type { IndexedAction } from '../actions/action.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import { accountKey, accountOf } from '../requests/account.ts'
import type { Side } from '../requests/decide.ts'
import type { Context } from '../requests/request.ts'
import { type PossibleResources, possibleResources } from '../requests/resource-language.ts'
import { findAllowedByAll } from './find-allowed.ts'
import { findNearestAllowed, type Nearest } from './find-nearest.ts'
import { findRefusing } from './find-refusing.ts'
import { evaluateLayers, type Layer, toLayers, type Verdict } from './layers.ts'
import { type AskedContext, findActions, type Question } from './question.ts'
import { listBestFormats } from './resource-type.ts'
import type { Role } from './roles.ts'
import { listKeys, toSides } from './sides.ts'

/** What is missing for a refused request to be allowed. */
export type Missing =
  | { readonly kind: 'nearest'; readonly nearest: Nearest }
  /** No request of the action is ever allowed: by each of these layers, or by them together. */
  | { readonly kind: 'never'; readonly refusing: readonly Role[]; readonly isTogether: boolean }
  | { readonly kind: 'undecided' }

/** The answer for one action. */
export interface ActionAnswer {
  readonly action: string
  /** False for an action that the reference does not list. */
  readonly isListed: boolean
  /** The resource that was asked for, or else an example. */
  readonly resource: string
  readonly isExample: boolean
  /**
   * Why there is no such request by AWS's reference; the answer is still what IAM would make of it. `resource`: the
   * action does not act on such a resource; `tags`: it acts on no resource, so there are no resource tags.
   */
  readonly impossible?: 'resource' | 'tags'
  readonly verdict: Verdict
  /** Present if the answer is not `allowed`. */
  readonly missing?: Missing
}

/** Answer a question about an action or a pattern; a string says why there is no such action. */
export function answerQuestion(question: Question, index: ActionIndex): readonly ActionAnswer[] | string {
  const { action = '*', policies, resource, context } = question
  const actions = findActions(action, policies, index)
  if (typeof actions === 'string') return actions
  const layers = toLayers(policies)
  const best = resource === undefined ? undefined : listBestFormats(resource, index)
  const remembered = new Map<string, Omit<ActionAnswer, 'action' | 'isListed'>>()
  return actions.map((one) => {
    const { name, formats, facts } = one
    const sides = toSides(layers, name)
    // Actions that the same statements match, on the same resources, have the same answer.
    const alike = JSON.stringify([
      formats.written,
      formats.takesNoResource,
      sides.map(({ allows, denies }) => [allows, denies].map((some) => some.map(numberOf))),
    ])
    const answer = remembered.get(alike) ?? answerOne(one, layers, sides, { resource, best, context })
    remembered.set(alike, answer)
    return { action: name, isListed: facts !== undefined, ...answer }
  })
}

const numbers = new WeakMap<object, number>()
let next = 0

function numberOf(statement: object): number {
  const known = numbers.get(statement)
  if (known !== undefined) return known
  next += 1
  numbers.set(statement, next)
  return next
}

interface Asked {
  readonly resource: string | undefined
  /** The formats that fit the resource best. */
  readonly best: ReadonlySet<string> | undefined
  readonly context: AskedContext
}

function answerOne(
  { name, formats }: IndexedAction,
  layers: readonly Layer[],
  sides: readonly Side[],
  { resource: asked, best, context }: Asked,
): Omit<ActionAnswer, 'action' | 'isListed'> {
  const resources = possibleResources(formats.written, formats.takesNoResource)
  const resource = asked ?? pickResource(sides, resources, context)
  const request = { action: name, resource, context: completeContext(context, resource) }
  const verdict = evaluateLayers(layers, request)
  const isOther = best !== undefined && best.size > 0 && !formats.written.some((format) => best.has(format))
  const isOtherType = isOther && formats.written.length > 0
  const impossible = isOtherType ? 'resource' : findImpossible(resource, resources, context)
  return {
    resource,
    isExample: asked === undefined && !resources.isNone,
    ...(impossible && { impossible }),
    verdict,
    ...(verdict.answer !== 'allowed' && {
      missing: findMissing(layers, {
        sides,
        resources,
        resource,
        context: lowerKeys(request.context),
        isResourceOpen: asked === undefined,
      }),
    }),
  }
}

/** Find what is missing for a refused request. */
function findMissing(layers: readonly Layer[], refused: Parameters<typeof findNearestAllowed>[0]): Missing {
  const nearest = findNearestAllowed(refused)
  if (nearest === 'undecided') return { kind: 'undecided' }
  if (nearest !== 'none') return { kind: 'nearest', nearest }
  const { places, isTogether } = findRefusing(refused.sides, refused.resources)
  return { kind: 'never', refusing: places.flatMap((place) => layers[place]?.role ?? []), isTogether }
}

/** Pick a resource for a question without one: the plainest that is allowed as asked, or else the plainest. */
function pickResource(sides: readonly Side[], resources: PossibleResources, context: AskedContext): string {
  const given = lowerKeys(context)
  const known = [...listKeys(sides).keys()].filter((key) => given.has(key) || key !== accountKey)
  const keys = new Map(known.map((key) => [key, given.get(key) ?? []]))
  const found = findAllowedByAll(sides, resources, { keys })
  return typeof found === 'string' ? (resources.examples[0] ?? '*') : found.resource
}

/**
 * Add the account of the resource. Source: IAM User Guide, "AWS global condition context keys", `aws:ResourceAccount`:
 * it is in the context of nearly every request.
 */
export function completeContext(asked: AskedContext, resource: string): AskedContext {
  const context = mergeKeys(asked)
  const account = accountOf(resource)
  const hasAccount = Object.keys(context).some((key) => key.toLowerCase() === accountKey)
  return account === undefined || hasAccount ? context : { ...context, 'aws:ResourceAccount': [account] }
}

/** Give a key that is spelled in several ways all of its values: keys compare in any case. */
function mergeKeys(context: AskedContext): AskedContext {
  const spellings = Map.groupBy(Object.entries(context), ([key]) => key.toLowerCase())
  return Object.fromEntries(
    [...spellings.values()].map((same) => [same[0]?.[0] ?? '', same.flatMap(([, values]) => values)]),
  )
}

/** Read a context as the search has it: by key in lowercase, without keys that have no value. */
export function lowerKeys(context: AskedContext): Context {
  return new Map(
    Object.entries(mergeKeys(context))
      .filter(([, values]) => values.length > 0)
      .map(([key, values]) => [key.toLowerCase(), values]),
  )
}

function findImpossible(
  resource: string,
  resources: PossibleResources,
  context: AskedContext,
): ActionAnswer['impossible'] {
  if (!resources.has(resource)) return 'resource'
  const hasTags = [...lowerKeys(context).keys()].some((key) => /^[^:]+:resourcetag\//.test(key))
  return resources.isNone && hasTags ? 'tags' : undefined
}
