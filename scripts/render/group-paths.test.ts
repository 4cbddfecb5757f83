// Tests that related paths are rendered together, and every group of paths by exactly one process.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupPaths, type PathGroups, type Stage, takeGroups } from './group-paths.ts'

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

const groupAll = (pathnames: readonly string[]) => groupPaths(pathnames.map((pathname) => ({ pathname })))
const namesOf = (group: readonly { readonly pathname: string }[] = []) =>
  group.map(({ pathname }) => pathname)
const listAll = ({ ofAll, ofServices, ofPolicies }: ReturnType<typeof groupAll>) =>
  [ofAll, ...ofServices, ...ofPolicies].flatMap(namesOf)

test('paths about all policies are one group, and so are those about one policy or service; none is lost', () => {
  const groups = groupAll(paths)
  expect(namesOf(groups.ofAll)).toEqual([
    '/',
    '/changelog/',
    '/policies/',
    '/policies/parts/2/',
    '/feeds/growth/rss.xml',
    ...policies.flatMap((name) => [`/policies/${name}/rss.xml`, `/policies/${name}/calendar.ics`]),
    '/api/',
  ])
  expect(groups.ofServices.map(namesOf)).toEqual([
    [...actions('s3', 500), '/api/v1/actions/s3.json'],
    actions('ec2', 30),
    ['/actions/', '/matrix/'],
  ])
  expect(groups.ofPolicies.map(namesOf).at(-1)).toEqual([
    '/policies/Policy0/',
    '/policies/Policy0/matrix.csv',
    '/api/v1/policies/Policy0.json',
    '/policies/Policy0/v0/',
    '/api/v1/policies/Policy0/v1.json',
  ])
  expect(listAll(groups).toSorted()).toEqual(paths.toSorted())
})

test('the policies with the most to do come first', () => {
  const names = groupAll(paths).ofPolicies.map(([first]) => first?.pathname)
  expect(names).toEqual(policies.toReversed().map((name) => `/policies/${name}/`))
})

test('every process finds the same groups, whatever the order of its paths, and though only the first lists feeds', () => {
  const [all, some] = [paths, paths.filter((path) => !/\.(xml|ics)$/.test(path))].map(groupAll)
  expect(some?.ofServices).toEqual(all?.ofServices)
  expect(some?.ofPolicies).toEqual(all?.ofPolicies)
  const sorted = ({ ofServices, ofPolicies }: ReturnType<typeof groupAll>) =>
    [...ofServices, ...ofPolicies].map((group) => namesOf(group).toSorted())
  expect(sorted(groupAll(paths.toReversed()))).toEqual(sorted(groupAll(paths)))
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
  expect(groupAll(ofPolicy).ofPolicies.map(namesOf)).toEqual([
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
async function takeInTurn(
  groups: PathGroups<string>,
  processes: number,
  turns: readonly number[],
  stage?: Stage,
) {
  let next = 0
  const takers = Array.from({ length: processes }, (_, number) =>
    takeGroups(groups, { number, ...(stage && { stage }) }, async () => next++),
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

test('each group is taken once, by whichever process is free; in stages, those of one stage', async () => {
  const group = fc.array(fc.string({ maxLength: 3 }), { minLength: 1, maxLength: 3 })
  const groups = fc.record({ ofAll: group, ofServices: fc.array(group), ofPolicies: fc.array(group) })
  await fc.assert(
    fc.asyncProperty(
      groups,
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.nat(20)),
      async (all, processes, turns) => {
        const { ofAll, ofServices, ofPolicies } = all
        const atOnce = await takeInTurn(all, processes, turns)
        expect(atOnce.flat().sort()).toEqual([ofAll, ofServices.flat(), ofPolicies.flat()].flat().sort())
        expect(atOnce[0]?.slice(0, ofAll.length)).toEqual(ofAll)
        const lists = await takeInTurn(all, processes, turns, 'lists')
        expect(lists.flat().sort()).toEqual([ofAll, ofServices.flat()].flat().sort())
      },
    ),
  )
})

test('policies are rendered first by processes that list no feeds', async () => {
  const groups = {
    ofAll: ['/'],
    ofServices: [['/actions/s3/']],
    ofPolicies: [['/policies/A/'], ['/policies/B/']],
  }
  const taken: string[] = []
  let next = 0
  for await (const group of takeGroups(groups, { number: 2, stage: 'policies' }, async () => next++)) {
    taken.push(...group)
  }
  expect(taken).toEqual(['/policies/A/', '/policies/B/'])
})
