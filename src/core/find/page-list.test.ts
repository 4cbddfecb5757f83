import { expect, test } from 'vitest'
import { type Entry, listEntries, packEntries } from './page-list.ts'

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

test('a title without the common start is rejected', () => {
  expect(() => packEntries(guides, 'connect:')).toThrow('Read a verdict')
})
