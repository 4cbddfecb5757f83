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

const alike = [
  ['delete', 'remove'],
  ['user', 'agent'],
]
const asking = createNameFinder(
  [
    { ...entry('Policy', 'AmazonConnectVoiceIDFullAccess', 'retired'), asks: ['end of life'] },
    { ...entry('Action', 'connect:MonitorContact'), asks: ['listen', 'barge in'] },
    { ...entry('Guide', 'How do I require MFA?', 'Tighten access'), asks: ['two factor'] },
    { ...entry('Guide', 'What does an access error say?'), asks: ['access denied'] },
    entry('Action', 'connect:DeleteUser'),
    entry('Action', 'connect:DeleteUserHierarchyGroup'),
    entry('Action', 'connect:DeleteContactFlow'),
    entry('Action', 'connect:ListUsers'),
    entry('Example', 'Deny recordings in one instance'),
  ],
  alike,
)
const answers: readonly (readonly [typed: string, title: string, fit: string])[] = [
  ['listening', 'connect:MonitorContact', 'words'],
  ['barging in', 'connect:MonitorContact', 'words'],
  ['listen to live calls', 'connect:MonitorContact', 'some'],
  ['two-factor', 'How do I require MFA?', 'words'],
  ['MFA for console users', 'How do I require MFA?', 'some'],
  ['end of life', 'AmazonConnectVoiceIDFullAccess', 'words'],
  ['removing agents', 'connect:DeleteUser', 'words'],
  ['who can delete a contact flow', 'connect:DeleteContactFlow', 'words'],
  ['FlowDelete', 'connect:DeleteContactFlow', 'words'],
  ['example deny recording', 'Deny recordings in one instance', 'words'],
  ['ListUsers kangaroo', 'connect:ListUsers', 'some'],
  ['connect:DeleteUser access denied', 'connect:DeleteUser', 'words'],
]
test.each(answers)('"%s" is answered by %s, as %s', (typed, title, fit) => {
  const [found] = asking(typed, 3)
  expect([found?.entry.title, found?.fit]).toEqual([title, fit])
})

test('an error leads to its action first and then to what refused it', () => {
  const text = 'x is not authorized to perform: connect:ListUsers because no session policy allows it'
  expect(asking(text, 9).map(({ entry: { title } }) => title)).toEqual([
    'connect:ListUsers',
    'What does an access error say?',
  ])
})

test('a name has a share of what was typed, and terms that no name has count', () => {
  expect(asking('DeleteContactFlow', 1)[0]?.share).toBe(1)
  const [near, far] = ['delete kangaroo', 'delete kangaroo koala wombat'].map(
    (typed) => asking(typed, 1)[0]?.share,
  )
  expect(near).toBeLessThan(1)
  expect(far).toBeLessThan(near ?? 0)
})

test('only words that no name has are treated as misspelled', () => {
  expect(asking('deleet users', 1)[0]?.fit).toBe('guess')
  expect(asking('listen users', 9).map(({ entry: { title } }) => title)).not.toContain('connect:ListUsersX')
})

test('a long text is cut and answered quickly', () => {
  const start = performance.now()
  find('aaaaaaaaaaaaaaaaaaaa '.repeat(10_000), 10)
  expect(performance.now() - start).toBeLessThan(500)
})
