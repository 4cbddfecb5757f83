import { expect, test } from 'vitest'
import { realSite } from '../../../tests/support/real-site.ts'
import type { PolicyDocument } from '../../core/records/policy-document.ts'
import { type DocumentLine, toDocumentLines } from './document-view.ts'

const textOf = (lines: readonly DocumentLine[]) =>
  lines.map(({ indent, parts }) => '  '.repeat(indent) + parts.map(({ text }) => text).join('')).join('\n')

test('the lines of every version match JSON.stringify of its document', () => {
  for (const { versions } of realSite.policies) {
    for (const { record } of versions)
      expect(textOf(toDocumentLines(record.document, realSite.index))).toBe(
        JSON.stringify(record.document, null, 2),
      )
  }
})

const lone = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: ['connect:*', 'connect:ListUsers', 'connect:NoSuch'], Resource: '*' },
} as PolicyDocument

test('a wildcard has the number of actions that it matches, and an action not in the snapshot is marked', () => {
  const actions = toDocumentLines(lone, realSite.index)
    .flatMap(({ parts }) => parts)
    .filter(({ kind }) => kind === 'action')
  expect(actions.map(({ matches, unknown }) => [matches, unknown])).toEqual([
    [realSite.index.expand('connect:*').length, undefined],
    [undefined, undefined],
    [undefined, true],
  ])
})

test('a single statement outside a list is statement 0', () => {
  expect(toDocumentLines(lone, realSite.index).flatMap(({ statement }) => statement ?? [])).toEqual([0])
})
