import { expect, test } from 'vitest'
import type { ActionFacts } from './action.ts'
import { splitFormats } from './arn-formats.ts'
import { completeAction } from './complete-action.ts'

const action = (facts: Partial<ActionFacts>): ActionFacts => ({
  name: 'cases:DeleteRelatedItem',
  accessLevel: 'Write',
  resourceTypes: [],
  conditionKeys: [],
  dependentActions: [],
  ...facts,
})

const types = [
  { name: 'RelatedItem', arn: 'arn:x', conditionKeys: ['cases:CreatedBy', `aws:ResourceTag/\${TagKey}`] },
  { name: 'Domain', arn: 'arn:y', conditionKeys: ['cases:Unrelated'] },
]

test('an action has its own condition keys and those of its resource types, each once and sorted', () => {
  const given = action({
    resourceTypes: [{ name: 'RelatedItem', required: true }],
    conditionKeys: ['cases:Own', 'cases:CreatedBy'],
  })
  expect(completeAction(given, types).conditionKeys).toEqual([
    `aws:ResourceTag/\${TagKey}`,
    'cases:CreatedBy',
    'cases:Own',
  ])
})

test('a resource type that the reference repeats appears once, and is required if one entry says so', () => {
  const given = action({
    resourceTypes: [
      { name: 'Domain', required: false },
      { name: 'Case', required: false },
      { name: 'Domain', required: true },
    ],
  })
  expect(completeAction(given, types).resourceTypes).toEqual([
    { name: 'Domain', required: true },
    { name: 'Case', required: false },
  ])
})

test('several ARNs in one string are several formats', () => {
  expect(splitFormats(`arn:a:lex:\${R}:\${A}:bot/\${Id}, arn:a:lex:\${R}:\${A}:bot:\${Name}`)).toEqual([
    `arn:a:lex:\${R}:\${A}:bot/\${Id}`,
    `arn:a:lex:\${R}:\${A}:bot:\${Name}`,
  ])
  expect(splitFormats('arn:a:s3:::b')).toEqual(['arn:a:s3:::b'])
})
