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
  return joinPhrases(rows.flatMap((row) => describeRow(row, before, after, number)))
}

function describeRow(
  { field, removed = [], added = [], resourceType }: ActionChange,
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
        ...describeNames(`no longer ${take} the condition`, 'key', removed),
        ...describeNames(`${take} the condition`, 'key', added).map((phrases) =>
          resourceType === undefined
            ? phrases
            : [...phrases, ' with the resource type ', { code: resourceType }],
        ),
      ]
    case 'resource-type':
      return describeTypes(removed, added, before, after, number)
    default:
      return field satisfies never
  }
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
export function describeCause({ rows }: ActionDay): readonly Phrase[] {
  const listOf = (field: ReferenceChange['field'], part: 'removed' | 'added') =>
    rows
      .filter((row) => row.field === field)
      .flatMap((row) => row[part] ?? [])
      .map((name) => name.replace(/\*$/, ''))
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
