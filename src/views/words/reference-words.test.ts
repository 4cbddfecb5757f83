// Tests how condition keys that an action shares with its resource types are described when they come or go.
import { expect, test } from 'vitest'
import type { ActionReference } from '../../core/reference/action-days.ts'
import type { ActionChange } from '../../core/reference/type-keys.ts'
import { describeCause, describeRows } from './reference-words.ts'
import { phrasesToText } from './words.ts'

const day = '2026-02-01'
const change = (row: Partial<ActionChange>): ActionChange => ({
  day,
  action: 's:Get',
  field: 'condition-key',
  ...row,
})

function referenceOf(keysOfTypes: Readonly<Record<string, readonly string[]>>): ActionReference {
  const keys = new Set(Object.values(keysOfTypes).flat())
  return {
    types: Object.keys(keysOfTypes),
    formats: [],
    formatsOfTypes: new Map(),
    keys,
    ownKeys: new Set(),
    keysOfTypes: new Map(Object.entries(keysOfTypes)),
  }
}

const none = referenceOf({})

test.each<[string, readonly ActionChange[], ActionReference, ActionReference]>([
  ['no longer takes the condition keys k and l', [change({ removed: ['k', 'l'] })], none, none],
  [
    'now takes the condition key k only with the resource types part and thing and no longer takes the condition key l',
    [change({ removed: ['k', 'l'] })],
    none,
    referenceOf({ part: ['k'], thing: ['k'] }),
  ],
  ['takes the condition key k', [change({ added: ['k'] })], none, referenceOf({ thing: ['k'] })],
  [
    'now takes the condition key k not only with the resource type thing',
    [change({ added: ['k'] })],
    referenceOf({ thing: ['k'] }),
    referenceOf({ thing: ['k'] }),
  ],
  [
    'takes the condition key k with the resource types part and thing and takes the condition key l with the resource type thing',
    [
      change({ added: ['k'], resourceType: 'part' }),
      change({ added: ['l'], resourceType: 'thing' }),
      change({ added: ['k'], resourceType: 'thing' }),
    ],
    none,
    referenceOf({ part: ['k'], thing: ['k', 'l'] }),
  ],
])('%s', (sentence, rows, before, after) => {
  expect(phrasesToText(describeRows({ day, action: 's:Get', rows, before, after }))).toBe(sentence)
})

test('a key that moved to a resource type is no cause', () => {
  const rows = [change({ removed: ['k', 'l'] }), change({ field: 'resource-type', added: ['thing'] })]
  const causeOf = (after: ActionReference) =>
    phrasesToText(describeCause({ day, action: 's:Get', rows, before: none, after }))
  expect(causeOf(none)).toBe('when AWS’s reference dropped the condition keys k and l')
  expect(causeOf(referenceOf({ thing: ['k'] }))).toBe('when AWS’s reference dropped the condition key l')
  expect(causeOf(referenceOf({ thing: ['k', 'l'] }))).toBe(
    'when AWS’s reference added the resource type thing',
  )
})
