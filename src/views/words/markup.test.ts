import { expect, test } from 'vitest'
import { breakLongName, joinPieces } from './markup.ts'

test('a line may break between the pieces of a name, and markup in them is text', () => {
  expect(joinPieces(['Amazon', '<b>', 'Access'])).toBe('Amazon<wbr>&lt;b&gt;<wbr>Access')
  expect(joinPieces([])).toBe('')
})

test('only a name that is too long for a line breaks between its words', () => {
  expect(breakLongName('connect:ListUsers', 'sentence')).toBe('connect:ListUsers')
  const name = 'connect:ListSecurityProfilePerms'
  expect(breakLongName(name, 'sentence')).toBe('connect:List<wbr>Security<wbr>Profile<wbr>Perms')
  expect(breakLongName(name, 'list')).toBe(name)
  expect(breakLongName(`${name}<i>`, 'list')).toBe(`${name}&lt;i&gt;`)
})
