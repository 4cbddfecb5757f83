// Tests the recorded judgments: which actions destroy something.
import { expect, test } from 'vitest'
import { servicePrefix } from '../core/actions/action.ts'
import { indexDestruction } from '../core/actions/destruction.ts'
import { loadSnapshot } from './action-snapshot.ts'
import { loadContent } from './records.ts'

const { destruction = [], settings } = await loadContent('content')
const index = indexDestruction(destruction)
const { services } = await loadSnapshot()
const own = services
  .filter(({ prefix }) => settings.ownServices?.includes(prefix))
  .flatMap(({ actions }) => actions)

test.each([
  ['profile:DeleteProfile', 'deletes'],
  ['profile:MergeProfiles', 'deletes'],
  ['PROFILE:mergeprofiles', 'deletes'],
  ['profile:UpdateProfile', 'overwrites'],
  ['connect:DeleteInstance', 'deletes'],
  ['connect:ReleasePhoneNumber', 'deletes'],
  ['connect:StopContactRecording', 'ends'],
  ['voiceid:OptOutSpeaker', 'deletes'],
  ['wisdom:DeleteKnowledgeBase', 'deletes'],
  ['cases:DeleteCase', 'deletes'],
  // Their names sound harmless.
  ['connect:DisassociateSecurityKey', 'deletes'],
  ['connect:SendChatIntegrationEvent', 'ends'],
  ['connect:UpdateInstanceAttribute', 'ends'],
  ['connect-campaigns:StopCampaign', 'ends'],
  ['profile:DisassociateStreamForSegments', 'ends'],
  ['profile:UpdateCalculatedAttributeDefinition', 'overwrites'],
  ['health-agent:PublishAgent', 'overwrites'],
  // A working copy is content, whichever service keeps it.
  ['connect:UpdateContactFlowContent', 'overwrites'],
  ['wisdom:UpdateAIPrompt', 'overwrites'],
  ['wisdom:UpdateMessageTemplate', 'overwrites'],
])('%s %s', (action, effect) => {
  expect(index.find(action)?.effect).toBe(effect)
})

test.each([
  'connect:ResumeContactRecording',
  'connect:DisassociateLexBot',
  'connect:CreateUser',
  'profile:SearchProfiles',
  'wisdom:RemoveAssistantAIAgent',
  's3:DeleteObject',
])('%s is not marked', (action) => {
  expect(index.find(action)).toBeUndefined()
})

test('every action of the own services is judged: what deletes by name is marked, what reads is not', () => {
  const judged = new Map(destruction.flatMap((record) => record.actions.map((name) => [name, record.effect])))
  expect(own.length).toBeGreaterThan(700)
  expect(own.map(({ name }) => name).filter((name) => !judged.has(name))).toEqual([])
  const shortName = (name: string) => name.slice(servicePrefix(name).length + 1)
  const deleting = own.filter(({ name }) => /^(Batch)?Delete/.test(shortName(name)))
  expect(deleting.filter(({ name }) => judged.get(name) !== 'deletes')).toEqual([])
  const reading = own.filter(({ accessLevel }) => accessLevel === 'Read' || accessLevel === 'List')
  expect(reading.filter(({ name }) => judged.get(name) !== 'none')).toEqual([])
})

test('every source is a page of AWS', () => {
  expect([...new Set(destruction.map(({ source }) => new URL(source).host))]).toEqual(['docs.aws.amazon.com'])
})
