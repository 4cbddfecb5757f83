import { expect, test } from 'vitest'
import sample from '../fixtures/sample-snapshot.json' with { type: 'json' }
import { servicePrefix } from './action.ts'
import { indexActions } from './action-index.ts'

const index = indexActions(sample)

const namesOf = (actions: readonly { readonly name: string }[]) => actions.map(({ name }) => name)

test('every action of the snapshot is listed, sorted by name', () => {
  const names = namesOf(index.all)
  expect(names).toEqual([...names].sort())
  expect(names).toHaveLength(sample.services.flatMap(({ actions }) => actions).length)
})

test('an action is found in any case', () => {
  expect(index.find('CONNECT:listusers')?.name).toBe('connect:ListUsers')
  expect(index.find('connect:NoSuch')).toBeUndefined()
})

test('a pattern expands in any case', () => {
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

test('a wildcard in the prefix can match several services, and a wildcard can cross the colon', () => {
  expect(namesOf(index.expand('w*:Get*'))).toEqual(['waf:GetWebACL', 'wisdom:GetAssistant'])
  expect(namesOf(index.expand('s*Object'))).toEqual(['s3:GetObject', 's3:PutObject'])
})

test('a prefix that is not in the snapshot matches nothing', () => {
  expect(index.expand('nosuch:*')).toEqual([])
})

test('a set lists each action once', () => {
  const { listed, unknown } = index.expandSet({ patterns: ['s3:Get*', 's3:*Object'], inverted: false })
  expect(namesOf(listed)).toEqual(['s3:GetObject', 's3:PutObject'])
  expect(unknown).toEqual([])
})

test('a set lists the actions that it names in full and the snapshot does not list', () => {
  const patterns = ['connect:OldThing', 'connect:Old*', 'CONNECT:LISTUSERS']
  expect(index.expandSet({ patterns, inverted: false }).unknown).toEqual([{ name: 'connect:OldThing' }])
  expect(index.expandSet({ patterns, inverted: true }).unknown).toEqual([])
})

test('an inverted set matches everything else, including actions outside the snapshot', () => {
  const patterns = ['connect:*', 'w*', 's3:*', 'things:*', 'profile:Old?']
  const { listed, matches } = index.expandSet({ patterns, inverted: true })
  expect(namesOf(listed)).toEqual(['profile:CreateDomain', 'profile:ListDomains'])
  expect(['profile:olda', 'profile:oldera'].map(matches)).toEqual([false, true])
})

test('answers are cached, whatever the case', () => {
  const set = () => ({ patterns: ['s3:*'], inverted: false })
  expect(index.expand('S3:*')).toBe(index.expand('s3:*'))
  expect(index.expandSet(set())).toBe(index.expandSet(set()))
})

test('the service prefix is the part before the colon', () => {
  expect(servicePrefix('connect:ListUsers')).toBe('connect')
  expect(servicePrefix('nonsense')).toBe('')
})
