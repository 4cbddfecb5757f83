import { expect, test } from 'vitest'
import { replacePart } from './replace-part.ts'

const replaceTable = (text: string) => replacePart(text, 'table', 'audit -- --write', '| new |')

test('replaces only the part of that name, any number of times', () => {
  const text =
    'before\n\n<!-- table: written by `npm run audit -- --write` -->\nold\n<!-- /table -->\n\nafter\n'
  const once = replaceTable(text)
  expect(once).toBe(text.replace('old', '| new |'))
  expect(replaceTable(once)).toBe(once)
})

test('refuses a text without a place for the part', () => {
  expect(() => replaceTable('no place')).toThrow('there is no place for the table')
})
