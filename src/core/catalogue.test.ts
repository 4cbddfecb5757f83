import { expect, test } from 'vitest'
import { expandActions, indexActions, servicePrefix } from './catalogue.ts'
import sample from './fixtures/sample-catalogue.json' with { type: 'json' }

const index = indexActions(sample)

const namesOf = (actions: readonly { readonly name: string }[]) => actions.map(({ name }) => name)

test('every action of the snapshot is listed, sorted by name', () => {
  const names = namesOf(index.all)
  expect(names).toEqual([...names].sort())
  expect(names).toHaveLength(sample.services.flatMap(({ actions }) => actions).length)
})

test('an action is found whatever its case', () => {
  expect(index.find('CONNECT:listusers')?.name).toBe('connect:ListUsers')
  expect(index.find('connect:NoSuch')).toBeUndefined()
})

test('a pattern expands whatever its case', () => {
  expect(namesOf(index.expand('WISDOM:*assistant'))).toEqual([
    'wisdom:CreateAssistant',
    'wisdom:DeleteAssistant',
    'wisdom:GetAssistant',
  ])
})

test('a pattern without a colon is matched against whole names', () => {
  expect(namesOf(index.expand('*ListUsers'))).toEqual(['connect:ListUsers'])
  expect(namesOf(index.expand('connect'))).toEqual([])
  expect(index.expand('*')).toHaveLength(index.all.length)
})

test('a wildcard in the prefix reaches several services, and one may cross the colon', () => {
  expect(namesOf(index.expand('w*:Get*'))).toEqual(['waf:GetWebACL', 'wisdom:GetAssistant'])
  expect(namesOf(index.expand('s*Object'))).toEqual(['s3:GetObject', 's3:PutObject'])
})

test('a prefix that the snapshot does not have matches nothing', () => {
  expect(index.expand('nosuch:*')).toEqual([])
})

test('a set of actions is each of them once', () => {
  const set = { patterns: ['s3:Get*', 's3:*Object'], inverted: false }
  expect(namesOf(expandActions(set, index, []))).toEqual(['s3:GetObject', 's3:PutObject'])
})

test('an inverted set is the rest, of the unlisted actions too', () => {
  const set = { patterns: ['connect:*', 'w*', 's3:*', 'things:*', 'profile:Old?'], inverted: true }
  const unlisted = [{ name: 'profile:OldA' }, { name: 'profile:OlderA' }]
  expect(namesOf(expandActions(set, index, unlisted)).sort()).toEqual([
    'profile:CreateDomain',
    'profile:ListDomains',
    'profile:OlderA',
  ])
})

test('the service prefix is what stands before the colon', () => {
  expect(servicePrefix('connect:ListUsers')).toBe('connect')
  expect(servicePrefix('nonsense')).toBe('')
})
