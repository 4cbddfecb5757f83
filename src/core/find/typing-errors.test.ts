import { expect, test } from 'vitest'
import { nearnessTo } from './typing-errors.ts'

const cases: readonly (readonly [term: string, text: string, errors: number, length: number])[] = [
  ['list', 'list', 0, 4],
  ['list', 'listusers', 0, 4],
  ['lst', 'listusers', 1, 4],
  ['liist', 'listusers', 1, 4],
  ['lost', 'listusers', 1, 4],
  ['lsit', 'listusers', 2, 4],
  ['list', '', 4, 0],
  ['', 'list', 0, 0],
]

for (const [term, text, errors, length] of cases) {
  test(`"${term}" is ${errors} errors from a beginning of "${text}"`, () => {
    expect(nearnessTo(term, text).errors).toBe(errors)
    if (errors < 2) expect(nearnessTo(term, text).length).toBe(length)
  })
}
