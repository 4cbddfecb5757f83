// Lists every action that has a page, by service, with what each policy does to it.

import { computeAccess, expandAllows, joinActions, unlistedActions } from '../core/access/access.ts'
import type { Outcome } from '../core/access/grant.ts'
import { byActionName, type KnownAction, type ServiceFacts, servicePrefix } from '../core/actions/action.ts'
import type { Expansion } from '../core/actions/expansion.ts'
import type { Span } from '../core/changes/history.ts'
import { isPlain } from '../core/policy/pattern.ts'
import type { Policy } from '../core/policy/policy.ts'
import { defineReads, digestShared, readAs } from '../core/reads.ts'
import { rememberAll, rememberOnce } from '../core/remember.ts'
import type { PolicyModel } from './policy-model.ts'
import type { Site } from './site.ts'
import { listOwnServices } from './subject.ts'

/** What one policy does to one action. */
export interface ActionOnPolicy {
  readonly policy: PolicyModel
  /** What the newest version does to the action; absent if no Allow in it matches. */
  readonly outcome?: Outcome
  /** Indexes of the newest version's Deny statements that match the action, from 0. */
  readonly denies: readonly number[]
  /** When the policy granted the action, oldest first. */
  readonly spans: readonly Span[]
}

export interface PagedAction extends KnownAction {
  /** Policies that affect the action, or once did. */
  readonly policies: readonly ActionOnPolicy[]
}

export interface PagedService {
  readonly prefix: string
  readonly name: string
  /** True if every action of the service has a page, not only those that policies grant or deny. */
  readonly isOwn: boolean
  /** Absent for a prefix that only a policy names. */
  readonly facts?: ServiceFacts
  /** Sorted by name. */
  readonly actions: readonly PagedAction[]
}

export interface ActionPages {
  /** The subject's own services first, then the others by name. */
  readonly services: readonly PagedService[]
  readonly findService: (prefix: string) => PagedService | undefined
  /** Find an action, ignoring case. */
  readonly find: (name: string) => PagedAction | undefined
}

/** List the actions that have a page; computed once per site. */
export const listActionPages: (site: Site) => ActionPages = rememberAll(buildPages)

/** Return the URL of an action's page, if it has one. */
export function linkAction(site: Site, name: string): string | undefined {
  return readAs(actionLink, name.toLowerCase(), () => {
    const action = listActionPages(site).find(name)
    return action && site.urls.action(action.name)
  })
}

/** Return the URL of what an action pattern names: the action's page, or for a wildcard the service's page. */
export function linkPattern(site: Site, pattern: string): string | undefined {
  if (isPlain(pattern)) return linkAction(site, pattern)
  return linkService(site, servicePrefix(pattern))
}

/** Return the URL of a service's page, if it has one. */
export function linkService(site: Site, prefix: string): string | undefined {
  return readAs(serviceLink, prefix.toLowerCase(), () => {
    const service = listActionPages(site).findService(prefix)
    return service && site.urls.service(service.prefix)
  })
}

/** Which versions have which actions decides what has a page, but a page depends on only the links that it has. */
const [actionLink, serviceLink, onAction, ofServiceRead] = [
  'link to action',
  'link to service',
  'policies on action',
  'actions of service',
]

/** Define how the links and what policies do to an action are looked up again. */
export function defineActionReads(site: Site): void {
  defineReads(actionLink, (name) => linkAction(site, name) ?? null)
  defineReads(serviceLink, (prefix) => linkService(site, prefix) ?? null)
  defineReads(ofServiceRead, (prefix) =>
    listActionPages(site)
      .findService(prefix)
      ?.actions.map(({ name }) => name),
  )
  defineReads(onAction, (name) =>
    listActionPages(site)
      .find(name)
      ?.policies.map(({ policy, outcome, ...what }) => [policy.name, outcome && digestShared(outcome), what]),
  )
}

/** What the snapshot says of each service, by prefix. */
export const listServiceFacts: (site: Site) => ReadonlyMap<string, ServiceFacts> = rememberAll(
  (site: Site) => new Map(site.index.snapshot.services.map((service) => [service.prefix, service])),
)

function buildPages(site: Site): ActionPages {
  const facts = listServiceFacts(site)
  const ownServices = listOwnServices(site)
  const named = listActions(site, facts)
  // Every page links to actions, but only the pages about actions need to know what policies do to them.
  const policiesOf = rememberOnce(() => indexByAction(site, named))
  const actions = named.map((action) => ({
    ...action,
    get policies() {
      return readAs(onAction, action.name, () => policiesOf()(action.name))
    },
  }))
  const services = [...Map.groupBy(actions, ({ name }) => servicePrefix(name))].map(
    ([prefix, ofService]): PagedService => {
      const service = facts.get(prefix)
      return {
        prefix,
        name: service?.name ?? prefix,
        isOwn: ownServices.includes(prefix),
        ...(service && { facts: service }),
        get actions() {
          return readAs(ofServiceRead, prefix, () => ofService)
        },
      }
    },
  )
  const byPrefix = new Map(services.map((service) => [service.prefix.toLowerCase(), service]))
  const byName = new Map(actions.map((action) => [action.name.toLowerCase(), action]))
  return {
    services: services.sort((a, b) => rank(ownServices, a) - rank(ownServices, b) || byActionName(a, b)),
    findService: (prefix) => byPrefix.get(prefix.toLowerCase()),
    find: (name) => byName.get(name.toLowerCase()),
  }
}

function rank(ownServices: readonly string[], { prefix }: PagedService): number {
  const place = ownServices.indexOf(prefix)
  return place < 0 ? ownServices.length : place
}

// A document can name actions that no service can have, such as one with a space or a slash. They get no page.
const fitsAddress = /^[a-z0-9-]+:[a-z0-9-]+$/i

/** List the actions of the subject's own services, and those that an Allow of some version matches. */
function listActions(site: Site, facts: ReadonlyMap<string, ServiceFacts>): readonly KnownAction[] {
  const found = new Map<string, KnownAction>()
  const add = (key: string, { name, facts: ofAction }: KnownAction) => {
    if (!found.has(key)) found.set(key, { name, ...(ofAction && { facts: ofAction }) })
  }
  for (const prefix of listOwnServices(site)) {
    for (const action of facts.get(prefix)?.actions ?? []) {
      add(action.name.toLowerCase(), { name: action.name, facts: action })
    }
  }
  for (const { listed, unknown } of listAllowed(site)) {
    for (const action of listed) if (fitsAddress.test(action.name)) add(action.key, action)
    for (const action of unknown) if (fitsAddress.test(action.name)) add(action.name.toLowerCase(), action)
  }
  return [...found.values()].sort(byActionName)
}

/** List what the Allow statements of all versions match, equal lists of actions once. */
function listAllowed({ policies, index }: Site): ReadonlySet<Expansion> {
  return new Set(
    policies.flatMap(({ versions }) => versions.flatMap(({ policy }) => expandAllows(policy, index))),
  )
}

/** Index what every policy does to each action; the returned function lists it in the order of the policies. */
function indexByAction(
  site: Site,
  actions: readonly KnownAction[],
): (name: string) => readonly ActionOnPolicy[] {
  const unlisted = actions.filter(({ facts }) => facts === undefined).map(({ name }) => name.toLowerCase())
  const index = new Map<string, ActionOnPolicy[]>()
  for (const policy of site.policies) {
    for (const [key, onPolicy] of readActions(site, policy, unlisted)) {
      const known = index.get(key) ?? []
      index.set(key, known)
      known.push(onPolicy)
    }
  }
  return (name) => index.get(name.toLowerCase()) ?? []
}

const none: readonly never[] = []

/** List what a policy does, or once did, to actions. `unlisted` has those not in the snapshot, in lowercase. */
function readActions(
  site: Site,
  policy: PolicyModel,
  unlisted: readonly string[],
): ReadonlyMap<string, ActionOnPolicy> {
  // A wildcard of the newest version also covers retired actions that an older version names.
  const own = joinActions(...policy.versions.map((version) => unlistedActions(version.policy, site.index)))
  const { policy: newest } = policy.latest
  const outcomes = computeAccess(newest, site.index, own).actions
  const spans = new Map(site.history(policy).map((action) => [action.name.toLowerCase(), action.spans]))
  const denies = readDenies(site, newest, unlisted)
  return new Map(
    [...outcomes.keys(), ...spans.keys(), ...denies.keys()].map((key) => {
      const outcome = outcomes.get(key)?.outcome
      return [
        key,
        {
          policy,
          ...(outcome && { outcome }),
          denies: denies.get(key) ?? none,
          spans: spans.get(key) ?? none,
        },
      ]
    }),
  )
}

/** List the actions that Deny statements match, each with the indexes of those statements. */
function readDenies(
  { index }: Site,
  { statements }: Policy,
  unlisted: readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const denies = new Map<string, number[]>()
  for (const statement of statements) {
    if (statement.effect !== 'Deny') continue
    const { listed, matches } = index.expandSet(statement.actions)
    for (const key of [...listed.map((action) => action.key), ...unlisted.filter(matches)]) {
      const indexes = denies.get(key) ?? []
      denies.set(key, indexes)
      indexes.push(statement.index)
    }
  }
  return denies
}
