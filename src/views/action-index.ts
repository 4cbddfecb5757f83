// A site in; every action that has a page, by service, with what each policy does to it, out.
import { computeAccess, joinActions, type Outcome, unlistedActions } from '../core/access.ts'
import { byActionName, type KnownAction, type ServiceFacts, servicePrefix } from '../core/catalogue.ts'
import type { Span } from '../core/history.ts'
import { isPlain, matcherOf } from '../core/pattern.ts'
import type { PolicyModel, Site } from './site.ts'
import { listOwnServices } from './subject.ts'

/** What one policy does to one action. */
export interface PolicyHold {
  readonly policy: PolicyModel
  /** What the newest version does to the action; absent where no Allow in it matches. */
  readonly outcome?: Outcome
  /** Deny statements of the newest version that match the action, by index. */
  readonly denies: readonly number[]
  /** When the policy granted the action, oldest first. */
  readonly spans: readonly Span[]
}

export interface PagedAction extends KnownAction {
  /** Policies that do, or once did, something to the action. */
  readonly holds: readonly PolicyHold[]
}

export interface PagedService {
  readonly prefix: string
  readonly name: string
  /** Every action of the service has a page, not only those that policies name. */
  readonly isOwn: boolean
  /** Absent for a prefix that only a policy names. */
  readonly facts?: ServiceFacts
  /** Sorted by name. */
  readonly actions: readonly PagedAction[]
}

export interface ActionPages {
  /** The subject's own first, then the others by name. */
  readonly services: readonly PagedService[]
  readonly findService: (prefix: string) => PagedService | undefined
  /** Find an action, whatever its case. */
  readonly find: (name: string) => PagedAction | undefined
}

const known = new WeakMap<Site, ActionPages>()

/** List the actions that have a page; computed once a site. */
export function listActionPages(site: Site): ActionPages {
  const pages = known.get(site) ?? buildPages(site)
  known.set(site, pages)
  return pages
}

/** Give the address of an action's page, where it has one. */
export function linkAction(site: Site, name: string): string | undefined {
  const action = listActionPages(site).find(name)
  return action && site.urls.action(action.name)
}

/** Give the address of what an action pattern names: the action's page, or the service's for a wildcard. */
export function linkPattern(site: Site, pattern: string): string | undefined {
  if (isPlain(pattern)) return linkAction(site, pattern)
  const service = listActionPages(site).findService(servicePrefix(pattern))
  return service && site.urls.service(service.prefix)
}

function buildPages(site: Site): ActionPages {
  const facts = new Map(site.index.catalogue.services.map((service) => [service.prefix, service]))
  const policies = site.policies.map((policy) => readPolicy(site, policy))
  const actions = listActions(site, facts).map((action) => ({ ...action, holds: holdsOf(action, policies) }))
  const ownServices = listOwnServices(site)
  const services = [...Map.groupBy(actions, ({ name }) => servicePrefix(name))].map(
    ([prefix, ofService]): PagedService => {
      const service = facts.get(prefix)
      return {
        prefix,
        name: service?.name ?? prefix,
        isOwn: ownServices.includes(prefix),
        ...(service && { facts: service }),
        actions: ofService,
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

// A document may name what no service can have, such as a name with a space or a slash; an address takes only these.
const fitsAddress = /^[a-z0-9-]+:[a-z0-9-]+$/i

/** List the actions of the subject's own services, and those that some version grants or denies. */
function listActions(site: Site, facts: ReadonlyMap<string, ServiceFacts>): readonly KnownAction[] {
  const own = listOwnServices(site).flatMap((prefix) => facts.get(prefix)?.actions ?? [])
  const held = site.policies.flatMap(({ versions }) =>
    versions.flatMap(({ access }) => [...access.actions.values()]),
  )
  return joinActions(
    own.map((action) => ({ name: action.name, facts: action })),
    held
      .filter(({ name }) => fitsAddress.test(name))
      .map(({ name, facts: ofAction }) => ({ name, ...(ofAction && { facts: ofAction }) })),
  ).toSorted(byActionName)
}

interface ReadPolicy {
  readonly policy: PolicyModel
  readonly outcomes: ReadonlyMap<string, { readonly outcome: Outcome }>
  readonly spans: ReadonlyMap<string, readonly Span[]>
  readonly denies: readonly { readonly index: number; readonly matches: (name: string) => boolean }[]
}

function readPolicy(site: Site, policy: PolicyModel): ReadPolicy {
  // A wildcard of the newest version also covers retired actions that an older version names.
  const unlisted = joinActions(
    ...policy.versions.map((version) => unlistedActions(version.policy, site.index)),
  )
  const { policy: newest } = policy.latest
  return {
    policy,
    outcomes: computeAccess(newest, site.index, unlisted).actions,
    spans: new Map(site.history(policy).map(({ name, spans }) => [name.toLowerCase(), spans])),
    denies: newest.statements
      .filter(({ effect }) => effect === 'Deny')
      .map(({ index, actions }) => {
        const tests = actions.patterns.map((pattern) => matcherOf(pattern.toLowerCase()))
        return { index, matches: (name) => tests.some((matches) => matches(name)) !== actions.inverted }
      }),
  }
}

function holdsOf({ name }: KnownAction, policies: readonly ReadPolicy[]): readonly PolicyHold[] {
  const key = name.toLowerCase()
  return policies
    .map(({ policy, outcomes, spans, denies }): PolicyHold => {
      const outcome = outcomes.get(key)?.outcome
      return {
        policy,
        ...(outcome && { outcome }),
        denies: denies.filter(({ matches }) => matches(key)).map(({ index }) => index),
        spans: spans.get(key) ?? [],
      }
    })
    .filter(({ outcome, denies, spans }) => outcome !== undefined || denies.length + spans.length > 0)
}
