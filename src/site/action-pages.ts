// Lists every action that has a page, by service, with what each policy does to it.

import { byActionName, type KnownAction, type ServiceFacts, servicePrefix } from '../core/actions/action.ts'
import { once } from '../core/once.ts'
import { isPlain } from '../core/policy/pattern.ts'
import { defineReads, readAs } from '../core/reads.ts'
import { rememberAll } from '../core/remember.ts'
import { listActions, listServiceFacts } from './listed-actions.ts'
import { type ActionOnPolicy, digestOnAction, listOnAction } from './policy-actions.ts'
import type { Site } from './site.ts'
import { listOwnServices } from './subject.ts'

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
  /** Return the URL of an action's page, ignoring case. */
  readonly linkTo: (name: string) => string | undefined
}

/** List the actions that have a page; computed once per site. */
export const listActionPages: (site: Site) => ActionPages = rememberAll(buildPages)

/** Return the URL of an action's page, if it has one. */
export function linkAction(site: Site, name: string): string | undefined {
  return readAs(actionLink, name.toLowerCase(), () => {
    return listActionPages(site).linkTo(name)
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
  defineReads(onAction, (name) => listActionPages(site).find(name) && digestOnAction(site, name))
}

function buildPages(site: Site): ActionPages {
  const facts = listServiceFacts(site)
  const ownServices = listOwnServices(site)
  const named = listActions(site)
  // Every page links to actions, but only the pages about actions need to know what policies do to them.
  const actions = named.map((action) => {
    // What they are computed from does not count: they are read under a name.
    const onPolicies = once(() => listOnAction(site, action.name))
    return {
      ...action,
      get policies() {
        return readAs(onAction, action.name, onPolicies)
      },
    }
  })
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
  // Pages link to actions by the million.
  const hrefs = new Map(named.map(({ name }) => [name.toLowerCase(), site.urls.action(name)]))
  const byName = new Map(actions.map((action) => [action.name.toLowerCase(), action]))
  return {
    services: services.sort((a, b) => rank(ownServices, a) - rank(ownServices, b) || byActionName(a, b)),
    findService: (prefix) => byPrefix.get(prefix.toLowerCase()),
    find: (name) => byName.get(name.toLowerCase()),
    linkTo: (name) => hrefs.get(name.toLowerCase()),
  }
}

function rank(ownServices: readonly string[], { prefix }: PagedService): number {
  const place = ownServices.indexOf(prefix)
  return place < 0 ? ownServices.length : place
}
