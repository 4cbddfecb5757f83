// Tests that heads of pages are written down with each policy once, and read again.
import { expect, test } from 'vitest'
import { listPublished, startHeadTable } from './head-table.ts'
import type { KeptFile } from './kept-files.ts'

const policyOf = (content: string) => ({ content, referrer: 'no-referrer' })
const [plain, own] = [policyOf("default-src 'self'"), policyOf("default-src 'none'")]
const pageOf = (policy: typeof plain, canonical?: string) => ({
  policy,
  isSearched: canonical !== undefined,
  ...(canonical !== undefined && { canonical }),
})

const file = (path: string): KeptFile => [path, 1, 0]

test('pages of all shares are listed by file, each with its own policy', () => {
  const [first, second] = [startHeadTable(), startHeadTable()]
  const shares = [
    {
      pages: {
        '/c/': {
          files: [file('c/index.html'), file('c/index.md')],
          head: first.add(pageOf(plain, 'https://a.example/c/')),
        },
        '/data.json': { files: [file('data.json')] },
        '/b/': { files: [file('b/index.html')], head: first.add(pageOf(own)) },
      },
      ...first.finish(),
    },
    {
      pages: { '/a/': { files: [file('a/index.html')], head: second.add(pageOf(own)) } },
      ...second.finish(),
    },
  ]
  expect(listPublished(shares)).toEqual([
    { file: 'a/index.html', ...pageOf(own) },
    { file: 'b/index.html', ...pageOf(own) },
    { file: 'c/index.html', ...pageOf(plain, 'https://a.example/c/') },
  ])
})

test('heads copied into another table keep their policies, and each policy is there once', () => {
  const before = startHeadTable()
  const heads = [plain, own, plain].map((policy) => before.add(pageOf(policy)))
  const table = startHeadTable()
  table.add(pageOf(own))
  const copy = table.copyFrom(before.finish())
  const { policies } = table.finish()
  expect(heads.map(copy).map(({ policy }) => policies[policy])).toEqual([plain, own, plain])
  expect(policies).toHaveLength(2)
})

test('a head whose policy is not there is an error', () => {
  const copy = startHeadTable().copyFrom({ policies: [] })
  expect(() => copy({ policy: 1, isSearched: false })).toThrow('the policy 1')
})
