// Lists the services that have a feed: those in which some version of a policy grants an action.
import { isGranted } from '../../core/access/grant.ts'
import { type KnownAction, servicePrefix } from '../../core/actions/action.ts'
import type { ActionSet, Statement } from '../../core/policy/policy.ts'
import type { Site } from '../../site/site.ts'

/**
 * List the prefixes of services in which a version grants an action. Each has at least one release in its feed. Most are
 * known after a few versions, and a version that names no other service needs no access to be computed.
 */
export function listGrantedServices({ policies, index }: Site): readonly string[] {
  const prefixes = new Set<string>()
  const ofKnown = new Set<string>()
  const namesOther = (pattern: string) => {
    if (ofKnown.has(pattern)) return false
    const isKnown = prefixes.has(prefixOf({ name: pattern }))
    if (isKnown) ofKnown.add(pattern)
    return !isKnown
  }
  const matchesOther = (actions: ActionSet) => {
    const { listed, unknown } = index.expandSet(actions)
    return [...listed, ...unknown].some((action) => !prefixes.has(prefixOf(action)))
  }
  const mayGrantOther = ({ effect, actions }: Statement) =>
    effect === 'Allow' && (actions.inverted || actions.patterns.some(namesOther)) && matchesOther(actions)
  for (const version of policies.flatMap(({ versions }) => versions)) {
    if (!version.policy.statements.some(mayGrantOther)) continue
    for (const action of version.access.actions.values()) {
      if (isGranted(action.outcome)) prefixes.add(prefixOf(action))
    }
  }
  return [...prefixes]
}

const prefixOf = ({ name }: KnownAction) => servicePrefix(name.toLowerCase())
