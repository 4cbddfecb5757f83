import { expect, test } from 'vitest'
import { realSite } from '../../../tests/support/real-site.ts'
import { siteOf } from '../../../tests/support/site-of-many.ts'
import { siteWith, smallSite } from '../../../tests/support/small-site.ts'
import { listActionPages } from '../../site/action-pages.ts'
import type { Site } from '../../site/site.ts'
import { toActionView } from './action-view.ts'

const allow = (action: string, resource = '*') => ({ Effect: 'Allow', Action: action, Resource: resource })
const deny = (action: string) => ({ Sid: 'No', Effect: 'Deny', Action: action, Resource: '*' })

function viewOf(site: Site, name: string) {
  const action = listActionPages(site).find(name)
  if (action === undefined) throw new Error(`no page for ${name}`)
  return toActionView(site, action)
}

test('StartContactRecording: three policies grant it in full, one denies it', () => {
  const view = viewOf(realSite, 'connect:StartContactRecording')
  expect(view).toMatchObject({
    words: 'Start contact recording',
    href: '/actions/connect/StartContactRecording/',
    service: { text: 'Amazon Connect', href: '/actions/connect/' },
    accessLevel: 'Write',
    firstSeen: 'by 17 July 2020',
    resourceTypes: [{ name: 'contact', required: true }],
    summary:
      '3 of the 9 policies grant it in their newest versions, in full. 1 policy has a Deny statement for it. 4 other AWS managed policies grant it, 3 in full.',
  })
  expect(view.grantedBy.listed.map(({ name, status }) => [name, status])).toEqual([
    ['AmazonConnectFullAccess', 'full'],
    ['AmazonConnectServiceLinkedRolePolicy', 'full'],
    ['AmazonConnect_FullAccess', 'full'],
  ])
  expect(view.conditionKeys).toContainEqual({ name: 'connect:UserArn', type: 'ARN' })
})

test('an action that AWS added after a version with a wildcard says from when on that grants it', () => {
  const from = 'A wildcard in an older version grants it only since AWS added it, by '
  expect(viewOf(realSite, 'connect:StartContactRecording').grantedFrom).toBe(`${from}17 July 2020.`)
  // The oldest snapshot has it, so nobody knows whether a version is older.
  expect(viewOf(realSite, 'connect:CreateInstance')).not.toHaveProperty('grantedFrom')
  const named = viewOf(smallSite([allow('a:One')]), 'a:One')
  expect(named).not.toHaveProperty('grantedFrom')
})

test('DeleteRelatedItem lists the condition keys of its resource type', () => {
  const { conditionKeys } = viewOf(realSite, 'cases:DeleteRelatedItem')
  expect(conditionKeys).toContainEqual({ name: 'cases:CreatedBy', type: 'String' })
})

test('StartOutboundChatContact lists a resource type that the reference repeats once', () => {
  const names = viewOf(realSite, 'connect:StartOutboundChatContact').resourceTypes.map(({ name }) => name)
  expect(names).toEqual([...new Set(names)])
})

test('a resource type with several ARN formats lists each of them', () => {
  const [bot] = viewOf(realSite, 'lex:ListBotAliases').resourceTypes
  expect(bot?.arns.map((arn) => arn.join('').replace(/^.*(?=:bot)/, ''))).toEqual([
    `:bot/\${BotId}`,
    `:bot:\${BotName}`,
  ])
})

test('PassRole: one policy grants it, on one role and for one service', () => {
  const view = viewOf(realSite, 'iam:PassRole')
  expect(view.summary).toBe('1 of the 9 policies grants it in its newest version, with a narrower scope.')
  expect(view.firstSeen).toBe('on or before 13 September 2019')
  expect(view.grantedBy.listed[0]?.spans[0]?.since.id).toBe('v19')
  expect(view.grantedBy.listed[0]?.grants[0]).toMatchObject({
    resources: ['arn:aws:iam::*:role/service-role/AmazonConnectEmailSESAccessRole'],
    statement: { label: 'PassRoleToSESForReceiptRuleManagement' },
  })
})

test('a denied action names the Deny statement and the Allow statement that it cancels', () => {
  const view = viewOf(realSite, 'wisdom:DeleteAssistant')
  expect(view.grantedBy.listed).toEqual([])
  expect(view.deniedBy.listed[0]?.denies[0]?.statement.label).toBe(
    'DenyWisdomForConnectEnabledTaggedResources',
  )
  expect(view.deniedBy.listed[0]?.cancels.map(({ label }) => label)).toEqual([
    'AllowWisdomForConnectEnabledTaggedResources',
  ])
})

test('a dependent action that has a page links to it', () => {
  const facts = {
    name: 'connect:CreateInstance',
    accessLevel: 'Write',
    resourceTypes: [],
    conditionKeys: [],
    dependentActions: ['kms:CreateGrant', 'ec2:RunInstances'],
  }
  expect(toActionView(realSite, { name: facts.name, facts, policies: [] }).dependents?.actions).toEqual([
    { name: 'kms:CreateGrant', href: '/actions/kms/CreateGrant/', types: [] },
    { name: 'ec2:RunInstances', types: [] },
  ])
})

test('CreateInstance shows its eleven dependent actions with their day', () => {
  const { dependents } = viewOf(realSite, 'connect:CreateInstance')
  expect(dependents?.text).toContain('11 July 2026')
  expect(dependents?.actions.map(({ name }) => name)).toEqual([
    'ds:AuthorizeApplication',
    'ds:CheckAlias',
    'ds:CreateAlias',
    'ds:CreateDirectory',
    'ds:CreateIdentityPoolDirectory',
    'ds:DeleteDirectory',
    'ds:DescribeDirectories',
    'ds:UnauthorizeApplication',
    'iam:AttachRolePolicy',
    'iam:CreateServiceLinkedRole',
    'iam:PutRolePolicy',
  ])
})

test('an action that requires no others says so, and one newer than the record says that it is not known', () => {
  expect(viewOf(realSite, 'connect:ListUsers').dependents).toEqual({
    text: 'None, according to AWS’s reference of 11 July 2026.',
    actions: [],
  })
  const newer = listActionPages(realSite).services.flatMap(({ actions }) =>
    actions.filter(({ name, facts }) => {
      const dates = realSite.firstSeen.find(name)
      return facts !== undefined && dates !== undefined && dates.firstSeen > '2026-07-11'
    }),
  )
  expect(newer.length).toBeGreaterThan(0)
  for (const action of newer) {
    expect(toActionView(realSite, action).dependents?.text).toMatch(/^Not known: .*11 July 2026/)
  }
})

test('an action of a service that ended says so', () => {
  expect(viewOf(realSite, 'voiceid:CreateDomain').end).toMatchObject({ iso: '2026-05-20', verb: 'ended' })
  expect(viewOf(realSite, 'connect:ListUsers')).not.toHaveProperty('end')
})

test('an action without an API operation is marked', () => {
  expect(viewOf(realSite, 'connect:SendIntegrationEvent').permissionOnly).toBe(true)
  expect(viewOf(realSite, 'connect:ListUsers').permissionOnly).toBe(false)
})

test('an action that is no longer granted shows when the grant ended', () => {
  const site = smallSite([allow('a:One')], [allow('a:Two')])
  const view = viewOf(site, 'a:One')
  expect(view.summary).toBe('No policy in this catalog grants it in its newest version.')
  expect(
    view.grantedBefore.listed.map(({ spans }) => spans.map(({ since, until }) => [since.id, until?.id])),
  ).toEqual([[['v1', 'v1']]])
})

test('a span of versions is introduced by whether it is open, ends, or is one version', () => {
  const site = smallSite(
    [allow('a:One')],
    [allow('a:Two')],
    [allow('a:One')],
    [allow('a:One')],
    [allow('a:Two')],
  )
  const wordsOf = (name: string) => {
    const { grantedBy, grantedBefore } = viewOf(site, name)
    return [...grantedBy.listed, ...grantedBefore.listed].flatMap(({ spans }) =>
      spans.map(({ since, word }) => `${word} ${since.id}`),
    )
  }
  expect(wordsOf('a:One')).toEqual(['from v3', 'only in v1'])
  expect(wordsOf('a:Two')).toEqual(['since v5', 'only in v2'])
})

test('the summary says that a policy grants an action with a narrower scope', () => {
  const site = smallSite([allow('a:Three', 'arn:aws:a:::thing/mine'), deny('a:Two')])
  expect(viewOf(site, 'a:Three').summary).toBe(
    '1 of the 1 policy grants it in its newest version, with a narrower scope.',
  )
})

test('every action in the real records has a view without a broken link', () => {
  const { services } = listActionPages(realSite)
  for (const { actions } of services) {
    for (const action of actions) {
      const view = toActionView(realSite, action)
      expect(view.href).toMatch(/^\/actions\/[a-z0-9-]+\/\w+\/$/)
      for (const { spans } of view.grantedBy.listed) expect(spans[0]?.until).toBeUndefined()
      for (const { spans } of view.grantedBefore.listed) expect(spans[0]?.until).toBeDefined()
    }
  }
})

test('an action that a policy names in vain says so, with the statement', () => {
  const view = viewOf(realSite, 'chime:ListVoiceConnectors')
  expect(view.grantedBy.listed).toEqual([])
  expect(view.namedBy.listed.map(({ name }) => name)).toContain('AmazonConnectServiceLinkedRolePolicy')
  expect(view.namedBy.listed.every(({ grants }) => grants.length > 0)).toBe(true)
  expect(view.summary).toMatch(
    /\d polic(?:y names|ies name) it, but by AWS’s reference that never matches a request\./,
  )
})

test('ListUsers lists the policies outside the catalog, those that name the service first', () => {
  const { reaching } = viewOf(realSite, 'connect:ListUsers')
  expect(reaching?.policies.map(({ name }) => name)).toContain('ReadOnlyAccess')
  const open = reaching?.policies.map(({ isOpen }) => isOpen) ?? []
  expect(open).toEqual(open.toSorted((a, b) => Number(a) - Number(b)))
  const agent = reaching?.policies.find(({ name }) => name === 'AWSMcpServiceActionsFullAccess')
  expect(agent).toMatchObject({ status: 'scoped', user: 'An AI agent', isOpen: true })
  expect(agent?.grants[0]?.conditions[0]?.words).toBe('aws:IsMcpServiceAction is “true”')
})

test('a gap in which a policy outside the catalog did not grant an action is shown', () => {
  const { reaching } = viewOf(realSite, 'connect:ListUsers')
  const readOnly = reaching?.policies.find(({ name }) => name === 'ReadOnlyAccess')
  expect(readOnly?.spans.map(({ word, since, until }) => [word, since.id, until?.id])).toEqual([
    ['since', 'v70', undefined],
    ['from', 'v27', 'v68'],
  ])
})

test('policies outside the catalog that no longer grant an action are named, and limits are stated', () => {
  const { reaching } = viewOf(realSite, 'connect:ListUsers')
  expect(reaching?.limits.some((limit) => limit.includes('that you wrote yourself'))).toBe(true)
  const former = realSite.reach.policies.find(({ versions, actions }) =>
    versions.some(({ granted }) => [...granted].some((name) => !actions.has(name))),
  )
  const lost = former?.versions
    .flatMap(({ granted }) => [...granted])
    .find((name) => !former.actions.has(name))
  expect(viewOf(realSite, lost ?? '').reaching?.before.map(({ name }) => name)).toContain(former?.name)
})

test('nothing is said about other policies for an action of another service', () => {
  expect(viewOf(realSite, 'iam:PassRole').reaching).toBeUndefined()
})

test('a grant links to the version that last changed its statement, so that a version without that change leaves it', () => {
  const one = [allow('a:One'), allow('b:*')]
  const hrefOf = (site: Site) =>
    viewOf(site, 'a:One').grantedBy.listed.map(({ grants }) => grants.map(({ statement }) => statement))
  const links = [
    [{ index: 1, label: 'statement 2', version: 'since v1', href: expect.stringMatching(/\/v1\/#s0$/) }],
  ]
  expect(hrefOf(smallSite(one, [allow('b:*'), allow('a:One')]))).toEqual(links)
  expect(hrefOf(smallSite(one, one, [allow('c:*'), allow('a:One')]))).toEqual(links)
})

test('many policies that grant an action in full on every resource take a line each, others keep their details', () => {
  const conditional = { ...allow('a:One'), Condition: { Bool: { 'aws:SecureTransport': 'true' } } }
  const large = siteOf(9)
  const [first, ...rest] = large.policies
  const [scoped] = smallSite([conditional]).policies
  if (first === undefined || scoped === undefined) throw new Error('policies are expected')
  const { grantedBy } = viewOf(
    { ...large, policies: [...rest, first, { ...scoped, name: 'Scoped' }] },
    'a:One',
  )
  expect(grantedBy.listed.map(({ name }) => name)).toEqual(['Scoped'])
  expect(grantedBy.brief).toHaveLength(9)
  expect(grantedBy.brief[0]).toMatchObject({
    name: 'Policy001',
    since: { id: 'v1' },
    statement: { label: 'statement 1' },
  })
  expect(viewOf(siteOf(3), 'a:One').grantedBy).toMatchObject({ brief: [], listed: { length: 3 } })
})

test('of an action that AWS’s list does not have, only policies that name it are decided', () => {
  const site = siteWith([
    [allow('a:Gone')],
    [allow('a:*')],
    [allow('*')],
    [allow('a:*'), deny('a:*')],
    [allow('a:One')],
  ])
  const view = viewOf(site, 'a:Gone')
  expect(view.summary).toBe(
    '1 of the policies that name it grants it in its newest version, in full. Wildcards in 3 more policies match it, but AWS’s list does not have it. 1 policy has a Deny statement for it.',
  )
  expect(view.matchedBy.map(({ name }) => name)).toEqual(['P1', 'P2', 'P3'])
  expect(viewOf(site, 'a:One').matchedBy).toEqual([])
  expect(viewOf(site, 'a:One').summary).toContain('3 of the 5 policies grant it')
})

test('an action that no version in force names any more is not said to be granted by nobody', () => {
  const site = smallSite([allow('a:Gone')], [allow('a:One')])
  expect(viewOf(site, 'a:Gone').summary).toBe('No policy that names it grants it in its newest version.')
})
