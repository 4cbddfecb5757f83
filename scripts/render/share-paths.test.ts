// Tests that paths are shared evenly among processes and that related paths stay together.
import { expect, test } from 'vitest'
import { orderPaths, sharePaths } from './share-paths.ts'

const policies = Array.from({ length: 40 }, (_, i) => `Policy${i}`)
const paths = [
  '/',
  '/changelog/',
  '/policies/',
  '/policies/parts/2/',
  '/feeds/growth/rss.xml',
  ...policies.flatMap((name, i) => [
    `/policies/${name}/`,
    `/policies/${name}/rss.xml`,
    `/policies/${name}/calendar.ics`,
    `/policies/${name}/matrix.csv`,
    `/api/v1/policies/${name}.json`,
    ...Array.from({ length: i + 1 }, (_, version) => `/policies/${name}/v${version}/`),
    `/api/v1/policies/${name}/v1.json`,
  ]),
  '/api/',
  ...Array.from({ length: 500 }, (_, i) => `/actions/s3/Action${i}/`),
]

test('a policy’s pages and JSON stay together; feeds and pages about all policies go to the first process', () => {
  const shareOf = sharePaths(paths, 3)
  for (const name of policies) {
    const shares = [
      `/policies/${name}/`,
      `/policies/${name}/v1/`,
      `/policies/${name}/matrix.csv`,
      `/api/v1/policies/${name}/v1.json`,
    ].map(shareOf)
    expect(new Set(shares).size).toBe(1)
  }
  const ofAll = [
    '/',
    '/changelog/',
    '/policies/parts/2/',
    '/feeds/growth/rss.xml',
    '/policies/Policy3/rss.xml',
    '/policies/Policy3/calendar.ics',
  ]
  expect(new Set(ofAll.map(shareOf))).toEqual(new Set([0]))
})

test('every process gets paths, and processes other than the first get more', () => {
  const shareOf = sharePaths(paths, 2)
  const versions = paths.filter((path) => /\/v\d+\/$/.test(path))
  const counts = [0, 1].map((share) => versions.filter((path) => shareOf(path) === share).length)
  expect(Math.min(...counts)).toBeGreaterThan(0)
  expect(counts[1]).toBeGreaterThan(counts[0] ?? 0)
})

test('paths that only the first process lists do not change the shares of others', () => {
  const known = paths.filter((path) => !/\.(xml|ics)$/.test(path))
  const [all, some] = [sharePaths(paths, 4), sharePaths(known, 4)]
  expect(known.map(some)).toEqual(known.map(all))
})

test('the shares do not depend on the order of the paths', () => {
  const [one, other] = [sharePaths(paths, 2), sharePaths(paths.toReversed(), 2)]
  expect(paths.map(other)).toEqual(paths.map(one))
})

test('a single process renders everything', () => {
  expect(new Set(paths.map(sharePaths(paths, 1)))).toEqual(new Set([0]))
})

test('the paths of a policy are rendered one after the other, and none is lost', () => {
  const mixed = paths.toSorted((a, b) =>
    a.split('').reverse().join('') < b.split('').reverse().join('') ? -1 : 1,
  )
  const ordered = orderPaths(mixed.map((pathname) => ({ pathname }))).map(({ pathname }) => pathname)
  expect(ordered.toSorted()).toEqual(paths.toSorted())
  const places = ordered.flatMap((path, at) =>
    path.includes('/Policy7') && !/\.(xml|ics)$/.test(path) ? [at] : [],
  )
  expect(Math.max(...places) - Math.min(...places)).toBe(places.length - 1)
})
