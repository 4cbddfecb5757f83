import { expect, test } from 'vitest'
import { replacePart } from './replace-part.ts'

const replaceTable = (text: string) => replacePart(text, 'table', 'audit -- --write', '| new |')

test('replaces the part of that name and nothing else, as often as one likes', () => {
  const text =
    'before\n\n<!-- table: written by `npm run audit -- --write` -->\nold\n<!-- /table -->\n\nafter\n'
  const once = replaceTable(text)
  expect(once).toBe(text.replace('old', '| new |'))
  expect(replaceTable(once)).toBe(once)
})

test('refuses a text that has no place for it', () => {
  expect(() => replaceTable('no place')).toThrow('there is no place for the table')
})
