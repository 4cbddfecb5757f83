import { array, assert, constantFrom, property, record, string, tuple, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import type { PolicyDocument } from '../records/policy-document.ts'
import { canonicalLines, countCharacters } from './canonical-lines.ts'

const texts = uniqueArray(string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 })

const statements = array(
  record(
    {
      Sid: string({ maxLength: 5 }),
      Effect: constantFrom('Allow', 'Deny'),
      Action: texts,
      Resource: texts,
      Condition: record({ StringEquals: record({ 'aws:RequestedRegion': texts, 'aws:username': texts }) }),
    },
    { requiredKeys: ['Effect', 'Action', 'Resource'] },
  ),
  { minLength: 1, maxLength: 4 },
)

/** Write a value in another way that means the same: keys and lists the other way round, and single entries bare. */
function rewrite(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 ? value[0] : value.toReversed()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, part]) => [key, rewrite(part)])
      .toReversed(),
  )
}

test('a document written in another way has the same lines and as many characters', () => {
  assert(
    property(tuple(statements), ([list]) => {
      const document = { Version: '2012-10-17', Statement: list } as PolicyDocument
      const other = { Statement: list.map(rewrite), Version: '2012-10-17' } as PolicyDocument
      expect(canonicalLines(other)).toEqual(canonicalLines(document))
      expect(countCharacters(other)).toBe(countCharacters(document))
    }),
  )
})

test('a statement counts the same alone and as a list', () => {
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' } as const
  const [alone, listed] = [statement, [statement]].map(
    (Statement) => ({ Version: '2012-10-17', Statement }) as PolicyDocument,
  ) as [PolicyDocument, PolicyDocument]
  expect(countCharacters(alone)).toBe('Allows3:GetObject*'.length)
  expect(countCharacters(listed)).toBe(countCharacters(alone))
})
