// Lists the actions that have a page.
import { byActionName, type KnownAction, type ServiceFacts } from '../core/actions/action.ts'
import { isPlain } from '../core/policy/pattern.ts'
import type { Policy } from '../core/policy/policy.ts'
import { defineReads, readAs } from '../core/reads.ts'
import { rememberAll } from '../core/remember.ts'
import type { Site } from './site.ts'
import { listOwnServices } from './subject.ts'

/** What the snapshot says of each service, by prefix. */
export const listServiceFacts: (site: Site) => ReadonlyMap<string, ServiceFacts> = rememberAll(
  (site: Site) => new Map(site.index.snapshot.services.map((service) => [service.prefix, service])),
)

// A document can name actions that no service can have, such as one with a space or a slash. They get no page.
const fitsAddress = /^[a-z0-9-]+:[a-z0-9-]+$/i

/** List the actions of the subject's own services, and those that an Allow of some version matches. */
export const listActions: (site: Site) => readonly KnownAction[] = rememberAll((site: Site) => {
  const facts = listServiceFacts(site)
  const found = new Map<string, KnownAction>()
  const add = (key: string, { name, facts: ofAction }: KnownAction) => {
    if (!found.has(key)) found.set(key, { name, ...(ofAction && { facts: ofAction }) })
  }
  for (const prefix of listOwnServices(site)) {
    for (const action of facts.get(prefix)?.actions ?? []) {
      add(action.name.toLowerCase(), { name: action.name, facts: action })
    }
  }
  for (const action of listAllowed(site)) {
    if (fitsAddress.test(action.name)) add(action.name.toLowerCase(), action)
  }
  return [...found.values()].sort(byActionName)
})

/** List the actions that the Allow statements of all versions match, each pattern once: thousands of versions share most. */
function listAllowed({ policies, index }: Site): readonly KnownAction[] {
  const sets = policies.flatMap(({ versions }) => versions.flatMap(({ policy }) => listAllowedSets(policy)))
  const patterns = new Set(sets.flatMap(({ inverted, patterns }) => (inverted ? [] : patterns)))
  const matching = [...patterns].flatMap((pattern): readonly KnownAction[] => {
    const listed = index.expand(pattern)
    return listed.length === 0 && isPlain(pattern) ? [{ name: pattern }] : listed
  })
  return [
    ...matching,
    ...sets.filter(({ inverted }) => inverted).flatMap((set) => index.expandSet(set).listed),
  ]
}

const listAllowedSets = ({ statements }: Policy) =>
  statements.flatMap(({ effect, actions }) => (effect === 'Allow' ? [actions] : []))

/** List the actions that have a page and are not in the snapshot, in lowercase. */
export const listUnlisted: (site: Site) => readonly string[] = rememberAll((site: Site) =>
  readAs(unlistedRead, 'all', () => {
    return listActions(site)
      .filter(({ facts }) => facts === undefined)
      .map(({ name }) => name.toLowerCase())
  }),
)

const unlistedRead = 'actions without facts'

/** Define how they are looked up again. */
export function defineListedReads(site: Site): void {
  defineReads(unlistedRead, () => listUnlisted(site))
}
