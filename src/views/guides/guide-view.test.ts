import { expect, test } from 'vitest'
import { realSite } from '../../../tests/support/real-site.ts'
import { toGuideArn } from './guide-arn.ts'
import { toGuideFrame, toGuideLinks } from './guide-index.ts'
import { toGuideView } from './guide-view.ts'

const view = toGuideView(realSite)

const wrongNames: readonly (readonly [asked: string, ask: () => unknown])[] = [
  ['a policy', () => view.policy('AmazonConnectFullAcces')],
  ['a version', () => view.version('AmazonConnect_FullAccess', 'v99')],
  ['a comparison', () => view.comparison('AmazonConnect_FullAccess', 'v1', 'v99')],
  ['the growth of a policy', () => view.growth('Nobody')],
  ['an action', () => view.action('connect:CreateUsr')],
  ['an action in another case', () => view.action('connect:createuser')],
  ['what a policy does to an action', () => view.accessOf('AmazonConnect_FullAccess')('connect:CreateUsr')],
  ['a wildcard that matches nothing', () => view.pattern('connect:Destroy?*Nothing')],
  ['a service', () => view.service('conect')],
  ['a resource type', () => view.service('connect').type('agent')],
  [
    'a resource type that some actions need, with others',
    () => view.service('connect').needingMoreThan('agent'),
  ],
  ['a condition key', () => view.service('connect').supporting('connect:ResourceTag')],
  ['an ARN of five parts', () => view.arn('arn:aws:connect:us-west-2:instance/1')],
  ['an example', () => view.example('no-such-example')],
  ['a rule', () => view.rule('no-such-rule')],
  ['a command', () => view.command('no-such-command')],
]

test.each(wrongNames)('%s that does not exist fails the build', (_, ask) => {
  expect(ask).toThrow(/^guide: /)
})

test('an action needs more than a contact if the reference requires another type, even if not the contact', () => {
  const needing = view.service('connect').needingMoreThan('contact')
  const names = needing.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['connect:MonitorContact', 'connect:StartTaskContact']))
  expect(names).not.toContain('connect:DescribeContact')
})

test('a policy with an error fails the build, and the message names the rule', () => {
  const misspelled = () => view.document({ Effect: 'Allow', Action: 'connect:CreateUsr', Resource: '*' })
  expect(misspelled).toThrow('unknown-action')
})

test('a statement becomes a whole policy, with placeholders as written', () => {
  const { lines } = view.document({
    Effect: 'Allow',
    Action: 'connect:DescribeUser',
    Resource: 'arn:aws:connect:<region>:<accountId>:instance/<instanceId>/agent/*',
  })
  const text = lines.map(({ parts }) => parts.map((part) => part.text).join('')).join('\n')
  expect(JSON.parse(text)).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'connect:DescribeUser',
        Resource: 'arn:aws:connect:<region>:<accountId>:instance/<instanceId>/agent/*',
      },
    ],
  })
})

test('the pieces of an ARN are the ARN, its placeholders marked', () => {
  const arn = `arn:\${Partition}:connect:<region>:123456789012:instance/*`
  const pieces = toGuideArn(arn)
  expect(pieces.map(({ text }) => text).join('')).toBe(arn)
  expect(pieces.filter(({ isPlaceholder }) => isPlaceholder).map(({ text }) => text)).toEqual([
    `\${Partition}`,
    '<region>',
  ])
})

test('an action has its page, its access level and its name in pieces', () => {
  expect(view.action('connect:CreateUser')).toMatchObject({
    href: '/actions/connect/CreateUser/',
    level: 'Write',
    pieces: ['connect:', 'Create', 'User'],
  })
})

test('the verdicts of all changes add up', () => {
  const { changeCount, verdicts } = view.words
  expect(verdicts.reduce((sum, { count }) => sum + count, 0)).toBe(changeCount)
})

test('a change that took something away has a verdict that says so', () => {
  expect(view.lostPermissions.length).toBeGreaterThan(0)
  expect(new Set(view.lostPermissions.map(({ verdict }) => verdict))).toEqual(new Set(['narrower', 'mixed']))
})

const guides = [
  { slug: 'second', title: 'Second', description: 'Then.', order: 2 },
  { slug: 'first', title: 'First', description: 'At first.', order: 1 },
] as const

test('guides are in order, each with its neighbors', () => {
  expect(toGuideLinks(realSite, guides).map(({ text }) => text)).toEqual(['First', 'Second'])
  const frame = toGuideFrame(realSite, guides, guides[0], [])
  expect(frame.previous?.href).toBe('/guides/first/')
  expect(frame.next).toBeUndefined()
})

test('two guides with the same order fail the build', () => {
  const same = guides.map((guide) => ({ ...guide, order: 1 }))
  expect(() => toGuideLinks(realSite, same)).toThrow('both have order 1')
})

test('third-level headings are below second-level headings', () => {
  const headings = [
    { depth: 2, slug: 'a', text: 'A' },
    { depth: 3, slug: 'b', text: 'B' },
    { depth: 2, slug: 'c', text: 'C' },
  ]
  expect(toGuideFrame(realSite, guides, guides[0], headings).contents).toEqual([
    { text: 'A', href: '#a', below: [{ text: 'B', href: '#b' }] },
    { text: 'C', href: '#c', below: [] },
  ])
})
