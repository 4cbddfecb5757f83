import { expect, test } from 'vitest'
import { createNameFinder } from './find-names.ts'
import type { Entry } from './page-list.ts'

const entry = (kind: Entry['kind'], title: string, note?: string): Entry => ({
  kind,
  title,
  href: `/${title}/`,
  ...(note !== undefined && { note }),
})

const find = createNameFinder([
  entry('Policy', 'AmazonConnect_FullAccess'),
  entry('Policy', 'AmazonConnectServiceLinkedRolePolicy'),
  entry('Policy', 'AmazonConnectVoiceIDFullAccess', 'retired'),
  entry('Service', 'connect', 'Amazon Connect'),
  entry('Service', 'wisdom', 'Amazon Q in Connect'),
  entry('Action', 'connect:ListUsers'),
  entry('Action', 'connect:ListUserHierarchyGroups'),
  entry('Action', 'connect:StartContactRecording'),
  entry('Action', 'wisdom:DeleteAssistant'),
  entry('Action', 'wisdom:DeleteAssistantAssociation'),
  entry('Version', 'AmazonConnectServiceLinkedRolePolicy v5', '3 May 2021'),
  entry('Version', 'AmazonConnectServiceLinkedRolePolicy v54', '18 May 2026'),
  entry('Example', 'Read and update users with a tag'),
])
const titles = (typed: string, limit = 3) => find(typed, limit).map((found) => found.entry.title)

const firsts: readonly (readonly [typed: string, title: string])[] = [
  ['StartContactRecording', 'connect:StartContactRecording'],
  ['startcontactrecording', 'connect:StartContactRecording'],
  ['connect:StartContactRecording', 'connect:StartContactRecording'],
  ['start contact recording', 'connect:StartContactRecording'],
  ['recording start', 'connect:StartContactRecording'],
  ['wisdom delete assistant', 'wisdom:DeleteAssistant'],
  ['list users', 'connect:ListUsers'],
  ['full access', 'AmazonConnect_FullAccess'],
  ['voice id', 'AmazonConnectVoiceIDFullAccess'],
  ['service linked role', 'AmazonConnectServiceLinkedRolePolicy'],
  ['v54 service linked role', 'AmazonConnectServiceLinkedRolePolicy v54'],
  ['slr v54', 'AmazonConnectServiceLinkedRolePolicy v54'],
  ['18 may 2026', 'AmazonConnectServiceLinkedRolePolicy v54'],
  ['connect:*', 'connect'],
  ['wisdom:', 'wisdom'],
  ['tag users', 'Read and update users with a tag'],
]
for (const [typed, title] of firsts) {
  test(`"${typed}" finds ${title} first`, () => {
    expect(titles(typed)[0]).toBe(title)
  })
}

test('a version with another number does not match', () => {
  expect(titles('service linked role v54')).toEqual(['AmazonConnectServiceLinkedRolePolicy v54'])
})

const misspelled = [
  'StartContactRecoding',
  'StratContactRecording',
  'StartContactRecordimg',
  'StaartContactRecording',
]
for (const typed of misspelled) {
  test(`"${typed}" is treated as a misspelling`, () => {
    const [found] = find(typed, 3)
    expect(found?.entry.title).toBe('connect:StartContactRecording')
    expect(found?.fit).toBe('guess')
  })
}

test('nothing is guessed when something matches', () => {
  expect(find('ListUsers', 9).map(({ fit }) => fit)).toEqual(['words'])
})

test('the start of a word is a partial match', () => {
  expect(find('ListUse', 1)[0]?.fit).toBe('parts')
})

test('a short term is not treated as a misspelling', () => {
  expect(titles('lost')).toEqual([])
})

test('punctuation alone and an empty text find nothing', () => {
  expect(titles('')).toEqual([])
  expect(titles('*:/?<>')).toEqual([])
})

test('two letters inside a word do not match', () => {
  expect(titles('tr')).toEqual([])
})

test('the matching places refer to the title as written', () => {
  const [found] = find('full amazon', 1)
  expect(found?.entry.title).toBe('AmazonConnect_FullAccess')
  expect(found?.places.map(([from, to]) => found.entry.title.slice(from, to))).toEqual(['Amazon', 'Full'])
})

test('a long text is cut and answered quickly', () => {
  const start = performance.now()
  find('aaaaaaaaaaaaaaaaaaaa '.repeat(10_000), 10)
  expect(performance.now() - start).toBeLessThan(500)
})
