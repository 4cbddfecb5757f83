import { expect, test } from 'vitest'
import type { Sheet } from './bundle/bundle-parts.ts'
import { listInlineStyles } from './inline-styles.ts'

const inline = (content: string, order: number, depth = 0): Sheet => ({ depth, order, sheet: { content } })
const file = (order: number): Sheet => ({ depth: 0, order, sheet: {} })
const listOf = (...styles: readonly Sheet[]) => listInlineStyles([{ key: 'page', styles }])

test('sheets that follow each other are one text, in the order of the page', () => {
  expect(listOf(inline('b', 2), inline('a', 1), file(0))).toEqual(['ab'])
  expect(listOf(inline('c', 3), file(2), inline('a', 1))).toEqual(['a', 'c'])
})

test('at the same place, the deepest comes first; a sheet without a place comes last', () => {
  expect(listOf(inline('a', 1, 1), inline('b', 1, 2), inline('c', -1), inline('d', 1, -1))).toEqual(['dbac'])
})
