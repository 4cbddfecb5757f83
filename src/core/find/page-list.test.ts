import { expect, test } from 'vitest'
import { type Entry, listAskedEntries, listEntries, packEntries } from './page-list.ts'

const actions: readonly Entry[] = [
  { kind: 'Action', title: 'connect:ListUsers', href: '/base/actions/connect/ListUsers/' },
  { kind: 'Action', title: 'connect:ListQueues', href: '/base/actions/connect/ListQueues/', note: 'new' },
]
const guides: readonly Entry[] = [
  { kind: 'Guide', title: 'Read a verdict', href: '/base/guides/read-a-verdict/' },
  { kind: 'Guide', title: 'Feeds', href: '/base/feeds/' },
]

test('packed entries are unpacked unchanged', () => {
  const packed = [...packEntries(actions, 'connect:'), ...packEntries(guides)]
  expect(listEntries(JSON.parse(JSON.stringify(packed)))).toEqual([...actions, ...guides])
})

test('a name that is the end of its address is written once', () => {
  expect(packEntries(actions.slice(0, 1), 'connect:')).toEqual([
    { kind: 'Action', title: 'connect:', href: '/base/actions/connect/', items: ['ListUsers'] },
  ])
})

test('special characters in a name survive in its address', () => {
  const odd: Entry = { kind: 'Action', title: 'a:Do*', href: '/actions/a/Do%2A/' }
  expect(packEntries([odd], 'a:')[0]?.items).toEqual(['Do*'])
})

test('a section is packed without its anchor if that is its text, and with it otherwise', () => {
  const note = 'Read a verdict'
  const sections: readonly Entry[] = [
    { kind: 'Guide', title: 'What’s `new`?', note, href: '/guides/a/#whats-new' },
    { kind: 'Guide', title: 'What’s old?', note, href: '/guides/a/#old%20things' },
    { kind: 'Guide', title: 'Other', note: 'Own', href: '/guides/a/#other' },
  ]
  const packed = packEntries(sections, '', note)
  expect(packed[0]?.items).toEqual([
    ['#', 'What’s `new`?'],
    ['#old things', 'What’s old?'],
    ['#', 'Other', 'Own'],
  ])
  expect(listEntries(packed)).toEqual(sections)
})

test('phrases are unpacked with the pages that they lead to', () => {
  const groups = packEntries(actions, 'connect:')
  const asks = [
    { phrases: ['show staff'], pages: [0] },
    { phrases: ['what is there'], pages: [0, 1] },
  ]
  expect(listAskedEntries({ groups, alike: [], asks }).map((entry) => entry.asks)).toEqual([
    ['show staff', 'what is there'],
    ['what is there'],
  ])
})

test('a title without the common start is rejected', () => {
  expect(() => packEntries(guides, 'connect:')).toThrow('Read a verdict')
})
