import { expect, test } from 'vitest'
import { anchorOf, splitArn, writeAction, writePolicy } from './names.ts'

test.each([
  ['connect:StartContactRecording', 'Start contact recording'],
  ['connect:GetMetricDataV2', 'Get metric data V2'],
  ['connect:ListSecurityProfileAIAgents', 'List security profile AI agents'],
  ['ds:EnableLDAPS', 'Enable LDAPS'],
  ['lambda:InvokeFunction', 'Invoke function'],
])('the action %s is written as %s', (name, words) => {
  expect(writeAction(name)).toBe(words)
})

test.each([
  ['AmazonConnect_FullAccess', 'Amazon Connect Full Access'],
  ['AmazonConnectVoiceIDFullAccess', 'Amazon Connect Voice ID Full Access'],
])('the policy %s is written as %s', (name, words) => {
  expect(writePolicy(name)).toBe(words)
})

test('an ARN may break after a colon or a slash, but never within a run of colons', () => {
  expect(splitArn('arn:aws:iam::aws:policy/AmazonConnect_FullAccess')).toEqual([
    'arn:',
    'aws:',
    'iam::',
    'aws:',
    'policy/',
    'AmazonConnect_FullAccess',
  ])
})

test.each([
  ['connect:ListUsers', 'connect-ListUsers'],
  ['access-analyzer:ListAnalyzers', 'access-analyzer-ListAnalyzers'],
  ['ec2: DescribeAccountAttributes', 'ec2-.20.DescribeAccountAttributes'],
  ['ec2:Describe Account', 'ec2-Describe.20.Account'],
  ['a:b-c', 'a-b.2d.c'],
  ['a-b:c', 'a-b-c'],
  ['a:b:c', 'a-b.3a.c'],
  ['a:é', 'a-.e9.'],
])('the anchor of the action %s is %s', (name, anchor) => {
  expect(anchorOf(name)).toBe(anchor)
})
