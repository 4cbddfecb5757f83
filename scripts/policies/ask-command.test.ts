// Tests what the command that asks about policies prints, and its exit codes.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runScript } from '../../tests/support/run-script.ts'
import { parseAskOptions } from './ask-options.ts'

const dir = mkdtempSync(join(tmpdir(), 'ask-command-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

function makeFile(name: string, document: unknown): string {
  const file = join(dir, name)
  writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document, null, 2))
  return file
}

const policy = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement })
const allow = (Action: string, rest: object = {}) => ({ Effect: 'Allow', Action, Resource: '*', ...rest })

const user = 'arn:aws:connect:us-east-1:111122223333:instance/i/agent/u'
const tagged = makeFile(
  'tagged.json',
  policy(allow('connect:*', { Sid: 'Tagged', Condition: { StringEquals: { 'aws:ResourceTag/Team': 'a' } } })),
)
const all = makeFile('all.json', policy(allow('*')))
const denying = makeFile('denying.json', policy(allow('*'), { ...allow('connect:Delete*'), Effect: 'Deny' }))
const other = makeFile('other.json', policy(allow('s3:*')))
const broken = makeFile('broken.json', '{"Version": "2012-10-17",}')

function ask(args: readonly string[], input = '') {
  return runScript({ script: 'ask-policy.ts', args, input })
}

const describe = ['--action', 'connect:DescribeUser', '--resource', user]

test('a process of its own prints the same', () => {
  const args = ['--policy', '-', ...describe]
  const input = JSON.stringify(policy(allow('s3:*')))
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/ask-policy.ts', ...args], {
    encoding: 'utf8',
    input,
  })
  expect(status).toBe(1)
  expect(ask(args, input)).toEqual({ status, stdout, stderr })
})

test('a request that every layer allows exits with 0, with the statements that decide', () => {
  const context = ['--context', 'aws:ResourceTag/Team=a']
  const { status, stdout } = ask([
    '--policy',
    tagged,
    '--boundary',
    all,
    '--scp',
    all,
    ...describe,
    ...context,
  ])
  expect(status).toBe(0)
  expect(stdout).toContain(
    [
      `Allowed: connect:DescribeUser is allowed on ${user}.`,
      `  Identity policies: allowed by statement 1 (Tagged) of ${tagged}`,
      `  Permissions boundary: allowed by statement 1 of ${all}`,
      `  SCPs of level 1: allowed by statement 1 of ${all}`,
    ].join('\n'),
  )
  expect(stdout).toContain('Resource-based policies')
})

test('a refused request exits with 1 and says what is missing', () => {
  const { status, stdout } = ask(['--policy', tagged, ...describe])
  expect(status).toBe(1)
  expect(stdout).toContain('It would be allowed if aws:ResourceTag/Team were “a”.')
})

test('an explicit Deny exits with 1', () => {
  const { status, stdout } = ask(['--policy', denying, '--action', 'connect:DeleteUser', '--resource', user])
  expect(status).toBe(1)
  expect(stdout).toContain(`Identity policies: denied by statement 2 of ${denying}`)
  expect(stdout).toContain('No request of this action can be allowed')
})

test('each --scp is a level, and commas separate the SCPs of a level', () => {
  const levels = (...scps: readonly string[]) =>
    ask(['--policy', all, ...scps.flatMap((scp) => ['--scp', scp]), ...describe])
  expect(levels(`${other},${all}`).status).toBe(0)
  const { status, stdout } = levels(all, other)
  expect(status).toBe(1)
  expect(stdout).toContain('no SCP of level 2 allows it')
})

test('a pattern is answered for each action, and must be allowed for all', () => {
  const { status, stdout } = ask(['--policy', denying, '--action', 'connect:De*User', '--resource', user])
  expect(status).toBe(1)
  expect(stdout).toContain('Actions: 1 allowed, 1 explicitly denied.')
  expect(ask(['--policy', all, '--action', 'connect:De*User', '--resource', user]).status).toBe(0)
})

test('--format json has the answers as data', () => {
  const { stdout } = ask([
    '--policy',
    tagged,
    ...describe,
    '--context',
    'aws:ResourceTag/Team=b',
    '--format',
    'json',
  ])
  expect(JSON.parse(stdout)).toMatchObject({
    answers: [
      {
        answer: 'notAllowed',
        actions: ['connect:DescribeUser'],
        resource: user,
        layers: [{ role: 'identity', decision: 'notAllowed', statements: [] }],
        next: { resource: user, context: { 'aws:ResourceTag/Team': ['a'] } },
      },
    ],
    notes: [expect.stringContaining('Resource-based policies')],
  })
})

test('without an action, it lists what is allowed on the resource, and with which other keys', () => {
  const { status, stdout } = ask(['--policy', tagged, '--resource', user])
  expect(status).toBe(1)
  expect(stdout).toMatch(
    /0 of \d+ actions on this resource are allowed, and \d+ more with other condition keys\./,
  )
  expect(stdout).toContain('Allowed if aws:ResourceTag/Team were “a”.\n  connect:')
  const given = ask(['--policy', tagged, '--resource', user, '--context', 'aws:ResourceTag/Team=a'])
  expect(given.status).toBe(0)
  expect(given.stdout).toContain('  connect:DescribeUser\n')
})

test('versions in the catalog and standard input are policies too', () => {
  const args = [
    '--policy',
    'AmazonConnectReadOnlyAccess@v4',
    '--policy',
    '-',
    '--action',
    'connect:DeleteUser',
  ]
  expect(ask(args, JSON.stringify(policy(allow('connect:DeleteUser')))).status).toBe(0)
  expect(ask(args, JSON.stringify(policy(allow('s3:*')))).status).toBe(1)
})

test('SCPs do not restrict a service-linked role, and the answer says so', () => {
  const { stdout } = ask(['--policy', 'AmazonConnectServiceLinkedRolePolicy', '--scp', other, ...describe])
  expect(stdout).toContain('SCPs and permissions boundaries do not restrict service-linked roles.')
})

test('--help exits with 0 and names the exit codes', () => {
  const { status, stdout } = ask(['--help'])
  expect(status).toBe(0)
  expect(stdout).toMatch(/Usage: npm run ask:policy.*Exit code: 0 .* 1 .* 2 /s)
})

test.each([
  [[], 'Expected at least one identity policy'],
  [['--policy', all], 'Expected an action, or a resource'],
  [
    ['--policy', all, ...describe, '--boundary', all, '--boundary', other],
    'at most one permissions boundary, found 2',
  ],
  [['--policy', all, '--action', 'DescribeUser'], 'Action "DescribeUser": expected a service and a name'],
  [['--policy', all, '--action', 'connect:DescribeUser', '--resource', 'x'], 'Resource "x": expected an ARN'],
  [['--policy', all, ...describe, '--context', 'Team'], '--context Team: expected KEY=VALUE'],
  [['--policy', all, ...describe, '--format', 'sarif'], '--format sarif: expected one of text, json'],
  [['--policy', '-', '--scp', '-', ...describe], '- can be used only once'],
  [['--polcy', all], "Unknown option '--polcy'"],
])('the arguments %j are refused', (args, message) => {
  expect(() => parseAskOptions(args)).toThrow(message)
})

test.each([
  [['--polcy', all], "Unknown option '--polcy'"],
  [['--policy', all, '--action', 'connect:DescribeUsr'], 'Did you mean connect:DescribeUser?'],
  [['--policy', broken, ...describe], `${broken}:1:26: found "}", expected a field name`],
  [
    ['--policy', 'AmazonConnect_FullAccess@v99', ...describe],
    'the catalog has no version v99 of this policy',
  ],
])('ask:policy %j exits with 2', (args, message) => {
  const { status, stderr, stdout } = ask(args)
  expect(stderr).toContain(message)
  expect(stdout).toBe('')
  expect(status).toBe(2)
})

test('all faults are named together', () => {
  const { stderr } = ask(['--policy', broken, '--boundary', 'none.json', ...describe])
  expect(stderr).toContain('broken.json:1:26')
  expect(stderr).toContain('none.json: there is no such file')
})
