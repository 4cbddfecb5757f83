import { expect, test } from 'vitest'
import { datedSite, smallSite } from '../../../tests/support/small-site.ts'
import { describeGrowthInBrief, findTopGrowth, toGrowthView } from './growth-view.ts'

const allowAll = { Effect: 'Allow', Action: 'a:*', Resource: '*' }

test.each([
  [1209, '1,209 more actions'],
  [1, '1 more action'],
  [0, 'Different actions'],
  [-1, '1 fewer action'],
  [-3, '3 fewer actions'],
])('a difference of %d is %s', (difference, words) => {
  expect(describeGrowthInBrief(difference)).toBe(words)
})

test('a wildcard’s growth is a headline and a sentence', () => {
  const site = datedSite(['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-05T00:00:00Z'])
  expect(findTopGrowth(site)).toMatchObject({
    headline: '1 more action, same policy text',
    growth: {
      sentence:
        'On 5 January 2026, this text granted 2 known actions; on 1 February 2026, it grants 3: 1 action added by AWS.',
    },
  })
})

test('names that a page leaves out are in the JSON of a policy, or in that of each service, to which a list leads', () => {
  const site = datedSite(['2026-01-05T00:00:00Z'])
  const [version] = site.policies[0]?.versions ?? []
  if (version === undefined) throw new Error('one version is expected')
  const added = Array.from({ length: 1001 }, (_, i) => ({ name: `a:Action${i}` }))
  const growing = {
    ...site,
    growth: () => ({
      from: '2026-01-05',
      to: '2026-02-01',
      before: 1,
      after: 1002,
      unlisted: 0,
      added,
      retired: [],
    }),
  }
  expect(toGrowthView(growing, version)?.names).toEqual({
    text: 'The list of services',
    href: '/base/actions/',
    has: 'leads to the JSON of each, which has the day on which each action was first seen',
  })
  const policyJson = { text: 'The JSON of this policy', href: '/Small.json', has: 'lists them all' }
  expect(toGrowthView(growing, version, policyJson)?.names).toEqual(policyJson)
})

test('a text without wildcards still grants the same', () => {
  const site = datedSite(['2026-01-01T00:00:00Z'])
  const [version] = site.policies[0]?.versions ?? []
  expect(findTopGrowth(site)).toBeUndefined()
  expect(version && toGrowthView(site, version)?.sentence).toBe(
    'On 1 January 2026, this text granted 1 known action, and it still did on 1 February 2026.',
  )
})

test.each([
  ['only denies', { Effect: 'Deny', Action: 'a:*', Resource: '*' }],
  ['allows what its Deny takes away', [allowAll, { Effect: 'Deny', Action: '*', Resource: '*' }]],
  ['allows no action that AWS has', { ...allowAll, Action: 'a:Nope*' }],
])('of a text that %s, the growth says that it grants nothing, and does not mention snapshots', (_, text) => {
  const site = smallSite([text].flat())
  const [version] = site.policies[0]?.versions ?? []
  const view = version && toGrowthView(site, version)
  expect(view?.sentence).toBe('This text grants no action, so there is no growth to count.')
  expect(view).not.toHaveProperty('difference')
})

test('a text that grants only actions that came later says that no snapshot yet listed them', () => {
  const site = smallSite([{ ...allowAll, Action: 'a:T*' }])
  const [version] = site.policies[0]?.versions ?? []
  expect(version && toGrowthView(site, version)?.sentence).toBe(
    'On 1 January 2026, no snapshot yet listed an action that this text grants; on 1 February 2026, it grants 2: 2 actions added by AWS.',
  )
})

test('a wildcard says how many actions it matched and matches', () => {
  const site = smallSite(
    [{ ...allowAll, Action: 'a:*' }],
    [{ Effect: 'Allow', Action: 'a:Made', Resource: '*' }],
  )
  const texts = site.policies.flatMap(({ versions }) =>
    versions.slice(0, 1).flatMap((version) => toGrowthView(site, version)?.wildcards ?? []),
  )
  expect(texts).toMatchObject([{ pattern: 'a:*', text: 'matched 0 known actions and now matches 4' }])
})

test('actions that only policies name are counted apart from those that AWS added', () => {
  const sentenceOf = (...documents: readonly (readonly object[])[]) => {
    const site = smallSite(...documents)
    const version = site.policies[0]?.versions[0]
    return version && toGrowthView(site, version)?.sentence
  }
  const other = { Effect: 'Allow', Action: ['a:Lost', 'a:Made'], Resource: '*' }
  expect(sentenceOf([allowAll], [other])).toMatch(
    /: 3 actions added by AWS and 2 actions that only policies name\.$/,
  )
  expect(sentenceOf([{ ...allowAll, Action: 'a:Ma*' }], [other])).toMatch(
    /: 1 action that only policies name\.$/,
  )
})

test('growth says how many actions it has more than the lists of what the text grants', () => {
  const other = { Effect: 'Allow', Action: 'a:Lost', Resource: '*' }
  const viewOf = (...documents: readonly (readonly object[])[]) => {
    const site = smallSite(...documents)
    const version = site.policies[0]?.versions.at(-1)
    return version && toGrowthView(site, version)
  }
  expect(viewOf([other], [allowAll])).toMatchObject({
    after: 4,
    unlistedText:
      'Of these 4 actions, 1 is not in AWS’s list today: an older list had it, or another text names it. Lists of what the text grants leave it out.',
  })
  expect(viewOf([other, allowAll])).not.toHaveProperty('unlistedText')
  expect(viewOf([allowAll])).not.toHaveProperty('unlistedText')
})
