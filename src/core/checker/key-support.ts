// Decides whether requests for an action can have a condition key, as far as AWS's documents say.
import { type IndexedAction, type ServiceFacts, servicePrefix } from '../actions/action.ts'
import { rememberAll } from '../remember.ts'
import { keyMatcher } from './condition-keys.ts'

/** Checks an action and a key; `service` is the service of the key, if the index has it. Unclear cases count as supported. */
export type KeySupport = (action: IndexedAction, key: string, service: ServiceFacts | undefined) => boolean

/** The maximum number of key lookups in one text; past it, every action counts as supporting the key. */
const mostActions = 200_000

/**
 * Keys that AWS documents for an action outside the reference, in lowercase. Source:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-access-permissions.html
 */
const documentedKeys: ReadonlyMap<string, string> = new Map([
  ['aws-marketplace:subscribe', 'aws-marketplace:productid'],
])

/** Create the test for one text. */
export function createKeySupport(): KeySupport {
  const matches = keyMatcher()
  let asked = 0
  const supports = (keys: readonly string[], key: string) => {
    asked += 1
    return asked > mostActions || keys.some((name) => matches(name, key))
  }
  return ({ name, key: action, facts }, key, service) =>
    facts === undefined ||
    supports(facts.conditionKeys, key) ||
    documentedKeys.get(action) === key.toLowerCase() ||
    (service !== undefined &&
      servicePrefix(name) === service.prefix &&
      supports(listUnplacedKeys(service), key))
}

/** List the keys of a service that the reference lists with none of its actions, so it does not say which have them. */
const listUnplacedKeys = rememberAll(({ actions, conditionKeys }: ServiceFacts): readonly string[] => {
  const placed = new Set(actions.flatMap((action) => action.conditionKeys))
  return conditionKeys.map(({ name }) => name).filter((name) => !placed.has(name))
})
