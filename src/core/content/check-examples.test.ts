// Tests the checks of examples: their parameters and their references.
import { expect, test } from 'vitest'
import type { Finding } from '../json/finding.ts'
import type { ExampleRecord } from '../records/example.ts'
import { assertExampleReferences, assertParameters } from './check-examples.ts'

const record: ExampleRecord = {
  kind: 'identity-based',
  title: 'Describe an instance',
  topic: 'instances',
  task: 'For tests.',
  mended: [],
  attachBesides: [],
  notes: [],
  parameters: [
    { name: 'accountId', format: 'account-id', example: '123456789012', meaning: 'The account.' },
    {
      name: 'instanceId',
      format: 'uuid',
      example: '11111111-2222-3333-4444-555555555555',
      meaning: 'Its id.',
    },
  ],
  document: {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: 'connect:DescribeInstance',
      Resource: 'arn:aws:connect:us-west-2:<accountId>:instance/<instanceId>',
    },
  },
}

const filed = (changed: Partial<ExampleRecord>, slug = 'sample') => ({
  slug,
  file: `examples/${slug}.json`,
  record: { ...record, ...changed } as ExampleRecord,
})

const describe = (findings: readonly Finding[]) =>
  findings.map(({ at, found }) => `${at.join('.')}: ${found}`)

const [account, instance] = record.parameters as [
  ExampleRecord['parameters'][number],
  ExampleRecord['parameters'][number],
]

test('an example whose placeholders are its parameters has no findings', () => {
  expect(assertParameters(filed({}))).toEqual([])
})

test('a placeholder that is not a parameter is found', () => {
  expect(describe(assertParameters(filed({ parameters: [account] })))).toEqual([
    'document: the placeholder <instanceId>',
  ])
})

test('a parameter that the document does not use, or that is listed twice, is found', () => {
  const spare = { ...account, name: 'spare' }
  expect(describe(assertParameters(filed({ parameters: [account, instance, spare, account] })))).toEqual([
    'parameters.2: spare, which the document does not use',
    'parameters.3: accountId a second time',
  ])
})

test('an example value that does not fit its format is found', () => {
  const short = { ...account, example: '123' }
  expect(describe(assertParameters(filed({ parameters: [short, instance] })))).toEqual([
    'parameters.0.example: "123"',
  ])
})

test('policies outside the catalog, and titles used twice, are found', () => {
  const examples = [filed({ attachBesides: ['Nothing'] }), filed({}, 'twin')]
  expect(describe(assertExampleReferences({ policies: [], examples }))).toEqual([
    'attachBesides.0: "Nothing"',
    'title: "Describe an instance" a second time',
  ])
})
