import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePolicy } from '../../core/policy/policy.ts'
import { phrasesToText } from '../words/words.ts'
import { describeRequest } from './request-words.ts'
import {
  askFunction,
  quote,
  writePreparation,
  writeRequestOptions,
  writeSimulation,
} from './simulate-command.ts'

const policy = parsePolicy({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Action: '*',
    Resource: '*',
    Condition: {
      NumericLessThan: { 'aws:MultiFactorAuthAge': '60' },
      IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
      'ForAnyValue:StringEquals': { 'aws:TagKeys': ['a', 'b'] },
      Bool: { 'aws:SecureTransport': 'true' },
    },
  },
})

const request = {
  action: 'connect:CreateUser',
  resource: 'arn:aws:connect:us-east-1:111122223333:instance/a/agent/*',
  context: {
    'AWS:MultiFactorAuthAge': '59',
    'aws:SourceIp': '203.0.113.1',
    'aws:TagKeys': ['a', "it's"],
    'aws:SecureTransport': 'true',
    'aws:PrincipalTag/Team': 'a b',
  },
}

/** Run a command in a POSIX shell with an `aws` that prints each of its arguments on a line of its own. */
function run(command: string): { readonly printed: readonly string[]; readonly file: string } {
  const dir = mkdtempSync(join(tmpdir(), 'simulate-'))
  try {
    const stub = `aws() { for word in "$@"; do printf '%s\\n' "$word"; done; }\n`
    const printed = execFileSync('/bin/sh', ['-c', stub + command], { cwd: dir, encoding: 'utf8' })
    return { printed: printed.trimEnd().split('\n'), file: readFileSync(join(dir, 'new one.json'), 'utf8') }
  } finally {
    rmSync(dir, { recursive: true })
  }
}

test('a shell passes on the request with the types that its conditions ask for', () => {
  const saved = JSON.stringify(['{"Version":"2012-10-17"}'])
  const command = writeSimulation(
    [{ file: 'new one.json', print: `printf '%s' ${quote(saved)}` }],
    writeRequestOptions(request, [policy]),
  )
  const { printed, file } = run(command)
  expect(file).toBe(saved)
  expect(printed.slice(0, 8)).toEqual([
    'iam',
    'simulate-custom-policy',
    '--policy-input-list',
    'file://new one.json',
    '--action-names',
    request.action,
    '--resource-arns',
    request.resource,
  ])
  expect(JSON.parse(printed[9] ?? '')).toEqual([
    { ContextKeyName: 'AWS:MultiFactorAuthAge', ContextKeyType: 'numeric', ContextKeyValues: ['59'] },
    { ContextKeyName: 'aws:SourceIp', ContextKeyType: 'ip', ContextKeyValues: ['203.0.113.1'] },
    { ContextKeyName: 'aws:TagKeys', ContextKeyType: 'stringList', ContextKeyValues: ['a', "it's"] },
    { ContextKeyName: 'aws:SecureTransport', ContextKeyType: 'boolean', ContextKeyValues: ['true'] },
    { ContextKeyName: 'aws:PrincipalTag/Team', ContextKeyType: 'string', ContextKeyValues: ['a b'] },
  ])
})

test('what a page prepares asks the same as the whole command', () => {
  const documents = [
    { file: 'old.json', print: `printf '%s' old` },
    { file: 'new one.json', print: `printf '%s' new` },
  ]
  const options = writeRequestOptions(request, [policy])
  const whole = run(writeSimulation(documents, options))
  expect(run(`${writePreparation(documents)}\n${askFunction} ${options}`)).toEqual(whole)
  expect(whole.printed.filter((word) => word.startsWith('file://'))).toEqual([
    'file://old.json',
    'file://new one.json',
  ])
})

test('a shell reads a quoted text as the text', () => {
  const check = (text: string) => {
    const printed = execFileSync('/bin/sh', ['-c', `printf '%s' ${quote(text)}`], { encoding: 'utf8' })
    expect(printed).toBe(text)
  }
  for (const text of ["it's", '$HOME `id` $(id) "a" \\ *?[a] ~ !', 'a\nb', '-n', '', 'ä 漢'])
    if (text !== '') check(text)
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }).filter((text) => !text.includes('\0')),
      check,
    ),
    {
      numRuns: 100,
    },
  )
})

test('a request is described in words', () => {
  expect(phrasesToText(describeRequest(request))).toBe(
    "connect:CreateUser on arn:aws:connect:us-east-1:111122223333:instance/a/agent/*, when AWS:MultiFactorAuthAge is “59”, aws:SourceIp is “203.0.113.1”, aws:TagKeys has the values “a” and “it's”, aws:SecureTransport is “true” and the principal’s Team tag is “a b”",
  )
})
