// Lists what a question about an action can fill in: the ARN formats of its resources, and its condition keys.

import { servicePrefix } from '../actions/action.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import { splitFormats } from '../actions/arn-formats.ts'
import { keyFinder } from '../checker/condition-keys.ts'
import { createKeySupport } from '../checker/key-support.ts'

export interface OfferedFormat {
  readonly type: string
  /** With placeholders such as `${InstanceId}`. */
  readonly arn: string
}

export interface OfferedKey {
  /** Possibly with a placeholder: `aws:ResourceTag/${TagKey}`. */
  readonly name: string
  /** The type of its values as AWS names it; absent where the reference lists none. */
  readonly type?: string
}

/** What can be filled in. */
export interface OfferedFields {
  readonly formats: readonly OfferedFormat[]
  readonly keys: readonly OfferedKey[]
}

/** List the fields of all actions that a pattern matches. */
export function listOfferedFields(pattern: string, index: ActionIndex): OfferedFields {
  const facts = index.expand(pattern).flatMap((action) => action.facts ?? [])
  const formats = facts.flatMap(({ resourceTypes }) =>
    resourceTypes.flatMap(({ name, arn }) =>
      arn === undefined ? [] : splitFormats(arn).map((one) => ({ type: name, arn: one })),
    ),
  )
  const services = new Map(index.snapshot.services.map((service) => [service.prefix, service]))
  const names = [...new Set(facts.flatMap(({ conditionKeys }) => conditionKeys))].sort()
  const typeOf = (key: string) =>
    facts
      .map(({ name }) =>
        services.get(servicePrefix(name))?.conditionKeys.find(({ name: one }) => one === key),
      )
      .find((found) => found !== undefined)?.type
  return {
    formats: [...new Map(formats.map((format) => [`${format.type} ${format.arn}`, format])).values()],
    keys: names.map((name) => {
      const type = typeOf(name)
      return type === undefined ? { name } : { name, type }
    }),
  }
}

/** Of the global keys, these depend on the action. Source: IAM User Guide, "AWS global condition context keys". */
const ofActions = /^aws:(resourcetag|requesttag|tagkeys)\b/i

/**
 * List the keys that requests of an action cannot have, as far as AWS's reference says. Source: Service Authorization
 * Reference, condition keys of actions and resource types.
 */
export function listUnsupportedKeys(
  action: string,
  keys: readonly string[],
  index: ActionIndex,
): readonly string[] {
  const known = index.find(action)
  if (known === undefined) return []
  const [supports, find] = [createKeySupport(), keyFinder(index.snapshot)]
  return keys.filter((key) => {
    if (/^aws:/i.test(key) && !ofActions.test(key)) return false
    const isOther = !/^aws:/i.test(key) && find(key) === undefined
    const service = index.snapshot.services.find(({ prefix }) => prefix === servicePrefix(key).toLowerCase())
    // Of a service whose keys are not known, nothing can be said.
    return !(isOther && service === undefined) && !supports(known, key, service)
  })
}
