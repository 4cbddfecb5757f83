import { expect, test } from 'vitest'
import { assertReferenceFactsSorted } from './check-reference-facts.ts'
import type { ContentFolder } from './content-folder.ts'

const folder = (
  actions: Readonly<Record<string, { always?: string[]; byType?: Record<string, string[]> }>>,
  marks: string[] = [],
): ContentFolder => ({
  dependentActions: {
    file: 'content/d.json',
    record: { asOf: '2026-07-11', source: 'https://example.org/', actions },
  },
  permissionOnly: {
    file: 'content/p.json',
    record: { asOf: '2026-07-11', source: 'https://example.org/', actions: marks },
  },
  policies: [],
  examples: [],
})

test('sorted lists without repetition are accepted', () => {
  const content = folder({ 'a:A': { always: ['b:A', 'b:B'] }, 'a:B': { byType: { t: ['b:A'] } } }, [
    'a:A',
    'a:B',
  ])
  expect(assertReferenceFactsSorted(content)).toEqual([])
})

test.each([
  [
    'an action out of order',
    folder({ 'a:B': { always: ['b:A'] }, 'a:A': { always: ['b:A'] } }),
    ['actions', 'a:A'],
  ],
  ['a repeated dependent', folder({ 'a:A': { always: ['b:A', 'b:A'] } }), ['actions', 'a:A', 'always', 1]],
  [
    'a dependent out of order',
    folder({ 'a:A': { byType: { t: ['b:B', 'b:A'] } } }),
    ['actions', 'a:A', 'byType', 't', 1],
  ],
  ['a repeated mark', folder({}, ['a:A', 'a:A']), ['actions', 1]],
])('%s is reported at its place', (_, content, at) => {
  expect(assertReferenceFactsSorted(content)).toMatchObject([
    { at, expected: expect.stringContaining('sorted') },
  ])
})
