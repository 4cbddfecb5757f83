import { expect, test } from 'vitest'
import { publishSchema } from './schema/publish.ts'
import { listFields, listParts } from './schema-fields.ts'

const version = publishSchema('version', 'One version', 'https://catalog.example/version.json')

test('a field has its path, its type and its description', () => {
  expect(listFields(version).find(({ path }) => path === 'access[].accessLevel')).toEqual({
    path: 'access[].accessLevel',
    isOptional: false,
    type: 'string',
    values: [],
    description: ['As AWS lists it; ', { code: 'Unknown' }, ' if the snapshot does not list the action.'],
  })
})

test('a list of a shared part names the part, whose own fields are listed separately', () => {
  const fields = listFields(version)
  expect(fields.find(({ path }) => path === 'access[].cancelled')).toMatchObject({
    type: 'list of ',
    part: 'CancelledGrant',
    isOptional: true,
  })
  expect(fields.filter(({ path }) => path.startsWith('access[].cancelled'))).toHaveLength(1)
})

test('a field that one alternative lacks is optional', () => {
  const grant = listParts(version).find(({ name }) => name === 'Grant')
  const listed = grant?.fields.map(({ path, isOptional }) => [path, isOptional])
  expect(Object.fromEntries(listed ?? [])).toMatchObject({
    resource: true,
    notResource: true,
    statement: false,
  })
})

test('the fields of a list’s entries start with the list', () => {
  const changes = publishSchema('changes', 'Changes', 'https://catalog.example/changes.json')
  expect(listFields(changes).map(({ path }) => path)).toContain('[].verdict')
})
