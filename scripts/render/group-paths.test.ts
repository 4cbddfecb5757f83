// Tests that related paths are rendered together, and every group of paths by exactly one process.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupPaths, orderPaths, type PathGroups, type Stage, takeGroups } from './group-paths.ts'

const policies = Array.from({ length: 40 }, (_, i) => `Policy${i}`)
const actions = (service: string, count: number) =>
  Array.from({ length: count }, (_, i) => `/actions/${service}/Action${i}/`)
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
  '/actions/',
  '/matrix/',
  ...actions('ec2', 30),
  ...actions('s3', 500),
  '/api/v1/actions/s3.json',
]

const groupAll = (pathnames: readonly string[], stage?: Stage) =>
  groupPaths(
    pathnames.map((pathname) => ({ pathname })),
    stage,
  )
const namesOf = (group: readonly { readonly pathname: string }[] = []) =>
  group.map(({ pathname }) => pathname)

test('paths about all policies are one group, and so are those about actions and about each policy; none is lost', () => {
  const { ofAll, shared } = groupAll(paths)
  expect(namesOf(ofAll)).toEqual([
    '/',
    '/changelog/',
    '/policies/',
    '/policies/parts/2/',
    '/feeds/growth/rss.xml',
    ...policies.flatMap((name) => [`/policies/${name}/rss.xml`, `/policies/${name}/calendar.ics`]),
    '/api/',
  ])
  expect(namesOf(shared.at(-1))).toEqual([
    '/policies/Policy0/',
    '/policies/Policy0/matrix.csv',
    '/api/v1/policies/Policy0.json',
    '/policies/Policy0/v0/',
    '/api/v1/policies/Policy0/v1.json',
  ])
  expect([ofAll, ...shared].flatMap(namesOf).toSorted()).toEqual(paths.toSorted())
  expect(shared).toHaveLength(policies.length + 1)
  expect(namesOf(orderPaths(paths.map((pathname) => ({ pathname }))))).toEqual(
    [ofAll, ...shared].flatMap(namesOf),
  )
})

test('in stages, policies come first, and each service is a group', () => {
  expect(groupAll(paths, 'policies').shared.map(([first]) => first?.pathname)).toEqual(
    policies.toReversed().map((name) => `/policies/${name}/`),
  )
  const lists = groupAll(paths, 'lists')
  expect(lists.shared.map(namesOf)).toEqual([
    [...actions('s3', 500), '/api/v1/actions/s3.json'],
    actions('ec2', 30),
    ['/actions/', '/matrix/'],
  ])
  expect(lists.ofAll).toEqual(groupAll(paths).ofAll)
})

test('the groups with the most to do come first', () => {
  const firsts = (pathnames: readonly string[]) =>
    groupAll(pathnames).shared.map(([first]) => first?.pathname)
  const manyVersions = Array.from({ length: 90 }, (_, i) => `/policies/Large/v${i}/`)
  expect(firsts(paths)[0]).toBe('/actions/')
  expect(firsts([...paths, ...manyVersions]).slice(0, 2)).toEqual(['/policies/Large/v0/', '/actions/'])
})

test('every process finds the same groups, whatever the order of its paths, and though only the first lists feeds', () => {
  const some = paths.filter((path) => !/\.(xml|ics)$/.test(path))
  const sorted = (pathnames: readonly string[]) =>
    groupAll(pathnames).shared.map((group) => namesOf(group).toSorted())
  expect(groupAll(some).shared).toEqual(groupAll(paths).shared)
  expect(sorted(paths.toReversed())).toEqual(sorted(paths))
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
  expect(groupAll(ofPolicy).shared.map(namesOf)).toEqual([
    [
      '/policies/A/',
      '/api/v1/policies/A.json',
      '/policies/A/v2/',
      '/api/v1/policies/A/v2.json',
      '/policies/A/v10/',
      '/policies/A/v10/document/2/',
      '/policies/A/compare/v2...v10/',
      '/api/v1/policies/A/compare/v2...v10.json',
    ],
  ])
})

/** Take groups with several processes, of which `turns` says which one is free next; returns what each has taken. */
async function takeInTurn(groups: PathGroups<string>, processes: number, turns: readonly number[]) {
  let next = 0
  const takers = Array.from({ length: processes }, (_, number) =>
    takeGroups(number, groups, async () => next++),
  )
  const taken = takers.map((): string[] => [])
  const step = async (number: number) => {
    const { value, done } = (await takers[number]?.next()) ?? { done: true }
    if (!done) taken[number]?.push(...(value ?? []))
    return !done
  }
  for (const turn of turns) await step(turn % processes)
  for (const number of takers.keys()) while (await step(number));
  return taken
}

test('each group is taken once, by whichever process is free, and the first takes what is about all policies', async () => {
  const group = fc.array(fc.string({ maxLength: 3 }), { minLength: 1, maxLength: 3 })
  await fc.assert(
    fc.asyncProperty(
      fc.record({ ofAll: group, shared: fc.array(group) }),
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.nat(20)),
      async (groups, processes, turns) => {
        const taken = await takeInTurn(groups, processes, turns)
        expect(taken.flat().sort()).toEqual([...groups.ofAll, ...groups.shared.flat()].sort())
        expect(taken[0]?.slice(0, groups.ofAll.length)).toEqual(groups.ofAll)
      },
    ),
  )
})
