// Puts changes of AWS's reference into words.

import type { ReferenceChange } from '../../core/records/reference-changes.ts'
import type { ActionDay, ActionReference } from '../../core/reference/action-days.ts'
import type { ActionChange } from '../../core/reference/type-keys.ts'
import { joinPhrases, type Phrase } from './words.ts'

/** Verbs agree with one action or with several. */
type Number = 'one' | 'several'

/**
 * Describe what changed about an action, without its name: `no longer takes a resource: contact`. Several actions that
 * changed in the same way share the sentence.
 */
export function describeRows({ rows, before, after }: ActionDay, number: Number = 'one'): readonly Phrase[] {
  const [ofTypes, others] = [rows.filter(isOfType), rows.filter((row) => !isOfType(row))]
  return joinPhrases([
    ...others.flatMap((row) => describeRow(row, before, after, number)),
    ...describeKeysOfTypes(ofTypes, number),
  ])
}

const isOfType = ({ resourceType }: ActionChange) => resourceType !== undefined

function describeRow(
  { field, removed = [], added = [] }: ActionChange,
  before: ActionReference | undefined,
  after: ActionReference | undefined,
  number: Number,
): readonly (readonly Phrase[])[] {
  const [take, isWord] = number === 'one' ? ['takes', 'is'] : ['take', 'are']
  switch (field) {
    case 'action':
      return [
        [added.length > 0 ? `${isWord} new in AWS’s reference` : `${isWord} no longer in AWS’s reference`],
      ]
    case 'access-level':
      return [
        [
          `${number === 'one' ? 'has' : 'have'} the access level ${added.join(', ')} instead of ${removed.join(', ')}`,
        ],
      ]
    case 'condition-key':
      return [
        ...describeKeys(removed, [`no longer ${take}`, `now ${take}`, 'only'], after),
        ...describeKeys(added, [take, `now ${take}`, 'not only'], before),
      ]
    case 'resource-type':
      return describeTypes(removed, added, before, after, number)
    default:
      return field satisfies never
  }
}

/**
 * Describe keys that an action itself came to list, or no longer does. A resource type may list them at the other time:
 * then another verb is right, and words that lead to the type.
 */
function describeKeys(
  keys: readonly string[],
  [verb, verbWithTypes, only]: readonly [string, string, string],
  otherTime: ActionReference | undefined,
): readonly (readonly Phrase[])[] {
  const typesOf = (key: string) =>
    [...(otherTime?.keysOfTypes ?? [])].flatMap(([type, listed]) => (listed.includes(key) ? [type] : []))
  return [...Map.groupBy(keys, (key) => JSON.stringify(typesOf(key)))].flatMap(([types, alike]) => {
    const others = describeNames(` ${only} with the resource`, 'type', JSON.parse(types)).flat()
    return describeNames(`${others.length === 0 ? verb : verbWithTypes} the condition`, 'key', alike).map(
      (phrases) => [...phrases, ...others],
    )
  })
}

/** Describe the keys that resource types of an action came to list; types with the same ones share a part. */
function describeKeysOfTypes(rows: readonly ActionChange[], number: Number): readonly (readonly Phrase[])[] {
  const take = number === 'one' ? 'takes' : 'take'
  return [...Map.groupBy(rows, ({ added }) => JSON.stringify(added)).values()].flatMap((alike) => {
    const types = alike.flatMap(({ resourceType }) => resourceType ?? [])
    return describeNames(`${take} the condition`, 'key', alike[0]?.added ?? []).map((phrases) => [
      ...phrases,
      ...describeNames(' with the resource', 'type', types).flat(),
    ])
  })
}

function describeTypes(
  removed: readonly string[],
  added: readonly string[],
  before: ActionReference | undefined,
  after: ActionReference | undefined,
  number: Number,
): readonly (readonly Phrase[])[] {
  const [take, require] = number === 'one' ? ['takes', 'requires'] : ['take', 'require']
  const nameOf = (type: string) => type.replace(/\*$/, '')
  const [gone, come] = [removed.map(nameOf), added.map(nameOf)]
  const both = gone.filter((type) => come.includes(type))
  const isOnly = (reference: ActionReference | undefined, count: number) =>
    reference?.formats !== undefined && reference.types.length === count
  return [
    ...(isOnly(after, 0)
      ? [[`no longer ${take} a resource: ${gone.join(', ')}`]]
      : describeNames(
          `no longer ${take} the resource`,
          'type',
          gone.filter((type) => !both.includes(type)),
        )),
    ...(isOnly(before, 0)
      ? [[`now ${take} a resource: ${come.join(', ')}`]]
      : describeNames(
          `${take} the resource`,
          'type',
          come.filter((type) => !both.includes(type)),
        )),
    ...describeNames(
      `now ${require} the resource`,
      'type',
      both.filter((type) => added.includes(`${type}*`)),
    ),
    ...describeNames(
      `no longer ${require} the resource`,
      'type',
      both.filter((type) => removed.includes(`${type}*`)),
    ),
  ]
}

function describeNames(verb: string, noun: string, names: readonly string[]): readonly (readonly Phrase[])[] {
  if (names.length === 0) return []
  const listed = joinPhrases(names.map((code) => [{ code }]))
  return [[`${verb} ${noun}${names.length === 1 ? '' : 's'} `, ...listed]]
}

/** Describe why a text no longer matches a request: `when AWS’s reference dropped the resource type Assistant`. */
export function describeCause({ rows, before, after }: ActionDay): readonly Phrase[] {
  const listOf = (field: ReferenceChange['field'], part: 'removed' | 'added') => {
    const otherTime = part === 'removed' ? after : before
    return (
      rows
        .filter((row) => row.field === field)
        .flatMap((row) => row[part] ?? [])
        // A key that a resource type lists at the other time was neither dropped nor added.
        .filter((name) => field !== 'condition-key' || !otherTime?.keys.has(name))
        .map((name) => name.replace(/\*$/, ''))
    )
  }
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ['dropped the resource', listOf('resource-type', 'removed')],
    ['dropped the condition', listOf('condition-key', 'removed')],
    ['added the resource', listOf('resource-type', 'added')],
    ['added the condition', listOf('condition-key', 'added')],
  ]
  const described = kinds.find(([, names]) => names.length > 0)
  if (described === undefined) return ['when AWS’s reference changed']
  const [verb, names] = described
  const [words = []] = describeNames(verb, verb.endsWith('resource') ? 'type' : 'key', names)
  return ['when AWS’s reference ', ...words]
}
