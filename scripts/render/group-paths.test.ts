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

test('in stages, the first process has all paths about all policies, and the second those about actions', () => {
  const shareOf = sharePaths(paths, 4, true)
  const shareOfMany = sharePaths(paths, 1000)
  const ofAll = paths.filter((path) => shareOfMany(path) === 0)
  const ofActions = paths.filter((path) => shareOfMany(path) === shareOfMany('/actions/'))
  expect(paths.filter((path) => shareOf(path) === 0)).toEqual(ofAll)
  expect(ofAll).toContain('/policies/Policy3/rss.xml')
  expect(paths.filter((path) => shareOf(path) === 1)).toEqual(ofActions)
  expect(new Set(paths.map(shareOf))).toEqual(new Set([0, 1, 2, 3]))
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

test('what is about the same version of a policy is rendered one after the other', () => {
  const ofPolicy = [
    '/policies/A/v2/',
    '/policies/A/v10/',
    '/policies/A/',
    '/policies/A/v10/document/2/',
    '/policies/A/compare/v2...v10/',
    '/api/v1/policies/A/v2.json',
    '/api/v1/policies/A.json',
    '/api/v1/policies/A/compare/v2...v10.json',
  ]
  expect(orderPaths(ofPolicy.map((pathname) => ({ pathname }))).map(({ pathname }) => pathname)).toEqual([
    '/policies/A/',
    '/api/v1/policies/A.json',
    '/policies/A/v2/',
    '/api/v1/policies/A/v2.json',
    '/policies/A/v10/',
    '/policies/A/v10/document/2/',
    '/policies/A/compare/v2...v10/',
    '/api/v1/policies/A/compare/v2...v10.json',
  ])
})
