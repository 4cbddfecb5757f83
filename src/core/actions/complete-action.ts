// Completes an action's facts with those that the reference states for its resource types.
import type { ActionFacts, ActionResourceType, ServiceResourceType } from './action.ts'

/**
 * Add the condition keys of an action's resource types to its own, and list each resource type once. Source: the
 * reference lists a key of a resource type with the type, not with each action on it.
 */
export function completeAction(action: ActionFacts, types: readonly ServiceResourceType[]): ActionFacts {
  const resourceTypes = mergeTypes(action.resourceTypes)
  const keysOf = new Map(types.map(({ name, conditionKeys }) => [name, conditionKeys]))
  const ofTypes = resourceTypes.flatMap(({ name }) => keysOf.get(name) ?? [])
  const conditionKeys = [...new Set([...action.conditionKeys, ...ofTypes])].sort()
  return {
    ...action,
    resourceTypes,
    conditionKeys,
    ...(conditionKeys.length > action.conditionKeys.length && { ownConditionKeys: action.conditionKeys }),
  }
}

/** List each type once; it is required if any of its entries says so. */
function mergeTypes(types: readonly ActionResourceType[]): readonly ActionResourceType[] {
  return [...Map.groupBy(types, ({ name }) => name).values()].flatMap((entries) => {
    const [first] = entries
    return first === undefined ? [] : [{ ...first, required: entries.some(({ required }) => required) }]
  })
}
