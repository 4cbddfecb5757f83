// Describes in plain words how the scope of an action changed, or returns nothing if the change is not a simple one.
import type { Grant, Limit } from '../../core/access/grant.ts'
import { type Change, coversGrant } from '../../core/changes/compare.ts'
import { areImplied, isImplied } from '../../core/policy/condition.ts'
import { isPlain } from '../../core/policy/pattern.ts'
import type { Condition } from '../../core/policy/policy.ts'
import { isEverything, overlapsResource } from '../../core/policy/resource.ts'
import { describeCondition } from './conditions.ts'
import { joinPhrases, type Phrase } from './words.ts'

/** How the words refer to ARNs and statements. */
export interface ScopeNames {
  /** An ARN in words, if there is a description. */
  readonly describe: (arn: string) => string | undefined
  /** The label of the statement behind a limit, in the older or the newer version. */
  readonly labelOf: (side: 'before' | 'after', statement: number) => string
}

/** How a scope changed. */
export interface ScopeWords {
  readonly sentence: readonly Phrase[]
  /** The two halves of the sentence, if one scope replaced another. */
  readonly halves?: { readonly now: readonly Phrase[]; readonly before: readonly Phrase[] }
}

/** The most scopes in a sentence; more of them are easier to read as two lists. */
const mostTold = 3

/** Describe how a scope changed; undefined if readers should compare both scopes themselves. */
export function describeScopeChange(change: Change, names: ScopeNames): ScopeWords | undefined {
  const [before, after] = [widest(change.before?.grants), widest(change.after?.grants)]
  if (before.length === 0 || after.length === 0) return undefined
  const kept = after.filter((grant) => before.some((other) => isSame(grant, other)))
  const come = after.filter((grant) => !kept.includes(grant))
  const gone = before.filter((grant) => !kept.some((other) => isSame(grant, other)))
  if ([...come, ...gone].some(({ idle, unsupportedCondition }) => idle || unsupportedCondition))
    return undefined
  const isApart = (some: readonly Grant[]) =>
    some.every((grant) => kept.every((other) => areApart(grant, other)))
  if (kept.length > 0) {
    if (gone.length === 0 && isApart(come)) return prefix('Also ', describeScopes(come, names))
    if (come.length === 0 && isApart(gone)) return prefix('No longer ', describeScopes(gone, names))
    return undefined
  }
  const [one, other] = [gone[0], come[0]]
  if (gone.length === 1 && come.length === 1 && one !== undefined && other !== undefined)
    if (coversBoth(one, other)) return describeSameResources(one, other, change, names)
  return describeBoth(change, describeScopes(come, names), describeScopes(gone, names))
}

/** Leave out grants that another grant covers. */
function widest(grants: readonly Grant[] = []): readonly Grant[] {
  return grants.filter(
    (grant, i) =>
      !grants.some(
        (other, j) => i !== j && coversGrant(other, grant) && (j < i || !coversGrant(grant, other)),
      ),
  )
}

/** Check whether two grants surely have nothing in common: no resource, or no value of a condition key. */
function areApart(one: Grant, other: Grant): boolean {
  const isTest = ({ operator, values }: Condition) => operator === 'StringEquals' && values.every(isPlain)
  const excludes = (a: Condition, b: Condition) =>
    a.key.toLowerCase() === b.key.toLowerCase() && !a.values.some((value) => b.values.includes(value))
  return (
    !overlapsResource(one.resources, other.resources) ||
    one.conditions.filter(isTest).some((a) => other.conditions.filter(isTest).some((b) => excludes(a, b)))
  )
}

function isSame(one: Grant, other: Grant): boolean {
  return coversGrant(one, other) && coversGrant(other, one)
}

/** Check whether two grants are on the same resources. */
function coversBoth(one: Grant, other: Grant): boolean {
  const bare = ({ resources, ...grant }: Grant): Grant => ({
    ...grant,
    resources,
    conditions: [],
    limits: [],
  })
  return isSame(bare(one), bare(other))
}

function describeSameResources(
  before: Grant,
  after: Grant,
  change: Change,
  names: ScopeNames,
): ScopeWords | undefined {
  const dropped = before.conditions.filter((entry) => !isSameEntry(entry, after.conditions))
  const added = after.conditions.filter((entry) => !isSameEntry(entry, before.conditions))
  if (before.limits.length + after.limits.length > 0)
    return dropped.length + added.length > 0 ? undefined : describeLimits(before, after, names)
  if (added.length === 0 && dropped.length > 0)
    return { sentence: [`No longer requires that ${dropped.map(describeCondition).join(' and that ')}.`] }
  const [entry] = added
  if (dropped.length === 0 && entry !== undefined) {
    const tag = added.length === 1 && isEverything(after.resources) ? describeTag(entry) : undefined
    return { sentence: [`Now only ${tag === undefined ? describeWhen(added) : `on resources ${tag}`}.`] }
  }
  return describeBoth(change, [describeWhen(added)], [describeWhen(dropped)])
}

function isSameEntry(entry: Condition, others: readonly Condition[]): boolean {
  return others.some((other) => isImplied(entry, [other]) && isImplied(other, [entry]))
}

function describeLimits(before: Grant, after: Grant, names: ScopeNames): ScopeWords | undefined {
  const listStatements = (side: 'before' | 'after', limits: readonly Limit[]) => {
    const labels = [...new Set(limits.map(({ statement }) => names.labelOf(side, statement)))]
    return joinPhrases(labels.map((code) => [{ code }]))
  }
  if (before.limits.length === 0)
    return { sentence: ['Now excludes what is denied by ', ...listStatements('after', after.limits), '.'] }
  if (after.limits.length === 0)
    return {
      sentence: ['No longer excludes what is denied by ', ...listStatements('before', before.limits), '.'],
    }
  return undefined
}

/** Join the new scope with one or more old scopes into a sentence. */
export function joinScope(now: readonly Phrase[], before: readonly (readonly Phrase[])[]): readonly Phrase[] {
  return [...now, '; previously ', ...joinPhrases(before), '.']
}

/** `Now on this; previously only on that`: “only” goes with the smaller scope. */
function describeBoth(
  { kind }: Change,
  now: readonly Phrase[] | undefined,
  before: readonly Phrase[] | undefined,
): ScopeWords | undefined {
  if (now === undefined || before === undefined) return undefined
  const [onlyNow, onlyBefore] = [kind === 'narrowed' ? 'only ' : '', kind === 'widened' ? 'only ' : '']
  const halves = { now: [`Now ${onlyNow}`, ...now], before: [onlyBefore, ...before] }
  return { sentence: joinScope(halves.now, [halves.before]), halves }
}

function prefix(words: string, phrases: readonly Phrase[] | undefined): ScopeWords | undefined {
  return phrases && { sentence: [words, ...phrases, '.'] }
}

/** Describe a few scopes under the same conditions; undefined if there are too many or their conditions differ. */
function describeScopes(grants: readonly Grant[], { describe }: ScopeNames): readonly Phrase[] | undefined {
  const [first] = grants
  if (first === undefined || grants.length > mostTold) return undefined
  const isAlike = ({ conditions, limits }: Grant) =>
    limits.length === 0 &&
    areImplied(conditions, first.conditions) &&
    areImplied(first.conditions, conditions)
  if (!grants.every(isAlike)) return undefined
  const [entry, ...more] = first.conditions
  const tag =
    entry !== undefined && more.length === 0 && grants.every(({ resources }) => isEverything(resources))
      ? describeTag(entry)
      : undefined
  if (tag !== undefined) return [`on resources ${tag}`]
  const places = grants.flatMap((grant, i): readonly Phrase[] => [
    i === 0 ? 'on ' : ', and on ',
    ...describeResources(grant, describe),
  ])
  if (entry === undefined) return places
  return [...places, `, ${grants.length > 1 ? 'in each case ' : ''}${describeWhen(first.conditions)}`]
}

function describeResources({ resources }: Grant, describe: ScopeNames['describe']): readonly Phrase[] {
  if ('notResource' in resources)
    return ['all but ', ...joinPhrases(resources.notResource.map((code) => [{ code }]))]
  if (resources.resource === '*') return ['every resource']
  return [describe(resources.resource) ?? { code: resources.resource }]
}

function describeWhen(conditions: readonly Condition[]): string {
  return `when ${conditions.map(describeCondition).join(' and when ')}`
}

/** `tagged AmazonConnectEnabled = True`, if a condition requires exactly one value of one tag. */
function describeTag({ operator, key, values }: Condition): string | undefined {
  const [, tag] = /^aws:ResourceTag\/(.+)$/i.exec(key) ?? []
  const [value, ...rest] = values
  if (operator !== 'StringEquals' || tag === undefined || value === undefined || rest.length > 0)
    return undefined
  return `tagged ${tag} = ${value}`
}
