// Lists what policies do to an action: those that grant it, name it, deny it, or granted it before.
import { defineReads, readValue } from '../../core/reads.ts'
import { listActionPages, type PagedAction } from '../../site/action-pages.ts'
import type { ActionOnPolicy } from '../../site/policy-actions.ts'
import type { Site } from '../../site/site.ts'
import { listMatching } from '../../site/wildcard-matches.ts'
import { formatDay } from '../words/days.ts'
import type { VersionSpan } from '../words/version-ref.ts'
import { type BroadlyDenied, defineBroadReads, splitDenies } from './broad-denies.ts'
import {
  type BriefGrant,
  type DeniedBy,
  type GrantedBefore,
  type GrantedBy,
  type NamedBy,
  toBriefGrant,
  toDeniedBy,
  toGrantedBefore,
  toGrantedBy,
  toNamedBy,
} from './granting-policies.ts'
import { definePartReads, type PolicyRef, toPolicyRef } from './parts-of-policies.ts'
import { isDenied, isGranted, isIdle, wasGranted } from './policy-effects.ts'

/** What policies do to the action. */
export interface OnPolicies {
  readonly grantedBy: GrantingPolicies
  readonly namedBy: FirstPolicies<NamedBy>
  readonly deniedBy: DenyingPolicies
  readonly grantedBefore: FirstPolicies<GrantedBefore>
  /** From when on wildcards grant the action, in a sentence, if some of these versions are older than it. */
  readonly grantedFrom?: string
  /** For an action that AWS's list does not have: other policies whose wildcards match it. */
  readonly matchedBy: readonly PolicyRef[]
}

/** Policies and what each does to the action. After the first few, names only. */
export interface FirstPolicies<T> {
  readonly listed: readonly T[]
  readonly more: readonly PolicyRef[]
}

/** Policies that grant the action. Where they are many, those of which there is little to say take a line each. */
export interface GrantingPolicies extends FirstPolicies<GrantedBy> {
  readonly brief: readonly BriefGrant[]
}

/** Policies that deny the action. Where they are many, those whose Deny covers nearly every action are counted. */
export interface DenyingPolicies extends FirstPolicies<DeniedBy> {
  readonly broad?: BroadlyDenied
}

/** List what policies do to an action. */
export function toOnPolicies(site: Site, action: PagedAction): OnPolicies {
  return readValue(policiesRead, action.name, () => listPolicies(site, action))
}

/** A page depends on what it says of policies: few of their new versions change that. */
const policiesRead = 'policies on page of action'

/** Define how that is looked up again. */
export function defineOnPoliciesReads(site: Site): void {
  definePartReads(site)
  defineBroadReads(site)
  defineReads(policiesRead, (name) => {
    const action = listActionPages(site).find(name)
    return action && listPolicies(site, action)
  })
}

function listPolicies(site: Site, { name, facts, policies }: PagedAction): OnPolicies {
  const granted = takeFirst(site, policies.filter(isGranted), (onPolicy) => toGrantedBy(site, onPolicy))
  const before = takeFirst(site, policies.filter(wasGranted), (onPolicy) => toGrantedBefore(site, onPolicy))
  const grantedFrom = describeAdded(site, name, [...granted.listed, ...before.listed])
  return {
    grantedBy: shortenGrants(granted),
    namedBy: takeFirst(site, policies.filter(isIdle), (onPolicy) => toNamedBy(site, name, onPolicy)),
    deniedBy: listDenying(site, policies.filter(isDenied)),
    grantedBefore: before,
    ...(grantedFrom !== undefined && { grantedFrom }),
    matchedBy: facts === undefined ? listMatched(site, name, policies) : [],
  }
}

/** Say from when on AWS has the action, if a version that grants it is older. Undefined if that is not known. */
function describeAdded(site: Site, name: string, granting: readonly GrantedBefore[]): string | undefined {
  const dates = site.firstSeen.find(name)
  if (dates === undefined || dates.orBefore) return undefined
  const named = site.namedSince(name)
  const known = named !== undefined && named < dates.firstSeen ? named : dates.firstSeen
  const isOlder = ({ since: { created } }: VersionSpan) =>
    created !== undefined && created.slice(0, 10) < known
  if (!granting.some(({ spans }) => spans.some(isOlder))) return undefined
  return `A wildcard in an older version grants it only since AWS added it, by ${formatDay(known)}.`
}

/** What these policies do to the action is not decided, unlike what those do that name it. */
function listMatched(site: Site, name: string, policies: readonly ActionOnPolicy[]): readonly PolicyRef[] {
  const decided = new Set(policies.filter(({ outcome }) => outcome).map(({ policy }) => policy.name))
  return listMatching(site, name)
    .filter((policy) => !decided.has(policy.name))
    .map((policy) => toPolicyRef(site, policy))
}

function listDenying(site: Site, denying: readonly ActionOnPolicy[]): DenyingPolicies {
  const { others, broad } = splitDenies(site, denying)
  const first = takeFirst(site, others, (onPolicy) => toDeniedBy(site, onPolicy))
  return { ...first, ...(broad && { broad }) }
}

/** Up to so many policies, each has its details, whatever there is to say. */
const fewPolicies = 3

function shortenGrants({ listed, more }: FirstPolicies<GrantedBy>): GrantingPolicies {
  if (listed.length <= fewPolicies) return { listed, more, brief: [] }
  const brief = listed.map(toBriefGrant)
  return {
    listed: listed.filter((_, i) => brief[i] === undefined),
    brief: brief.filter((grant) => grant !== undefined),
    more,
  }
}

/** How many policies a page lists with their statements and conditions. */
const mostListed = 40

function takeFirst<T>(
  site: Site,
  policies: readonly ActionOnPolicy[],
  toView: (onPolicy: ActionOnPolicy) => readonly T[],
): FirstPolicies<T> {
  return {
    listed: policies.slice(0, mostListed).flatMap(toView),
    more: policies.slice(mostListed).map(({ policy }) => toPolicyRef(site, policy)),
  }
}
