// Tests what the two policy commands print, and their exit codes.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runScript } from '../../tests/support/run-script.ts'
import { meetsFailure } from './compare-options.ts'

const dir = mkdtempSync(join(tmpdir(), 'policy-commands-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

function makeFile(name: string, document: unknown): string {
  const file = join(dir, name)
  writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document, null, 2))
  return file
}

const policy = (...actions: readonly string[]) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
})

const few = makeFile('few.json', policy('connect:ListUsers'))
const more = makeFile('more.json', policy('connect:ListUsers', 'connect:DeleteUser'))
const other = makeFile('other.json', policy('connect:ListQueues'))
const wrong = makeFile('wrong.json', policy('connect:ListUserz'))
const broken = makeFile('broken.json', '{"Version": "2012-10-17",}')

function run(
  script: string,
  args: readonly string[],
  input = '',
  env: Readonly<Record<string, string>> = {},
) {
  return runScript({ script, args, input, env })
}

const check = (args: readonly string[], input?: string, env?: Readonly<Record<string, string>>) =>
  run('check-policy.ts', args, input, env)
const compare = (args: readonly string[], input?: string) => run('compare-policy.ts', args, input)

function conditional(Condition: object) {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'connect:ListUsers', Resource: '*', Condition }],
  }
}

test.each([
  ['check-policy.ts', [few], '', 0],
  ['check-policy.ts', ['-'], JSON.stringify(policy('connect:ListUserz')), 1],
  ['check-policy.ts', ['no-such-file.json'], '', 2],
  ['compare-policy.ts', [few, more, '--fail-on', 'any'], '', 1],
  ['compare-policy.ts', [few, broken], '', 2],
])('%s %j prints the same in a process of its own', (script, args, input, expected) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${script}`, ...args], {
    encoding: 'utf8',
    input,
  })
  expect(status).toBe(expected)
  expect(run(script, args, input)).toEqual({ status, stdout, stderr })
})

test('a policy without findings exits with 0', () => {
  expect(check([few])).toEqual({
    status: 0,
    stdout: 'check: 1 file, 0 errors, 0 warnings, 0 info\n',
    stderr: '',
  })
})

test('errors exit with 1 and are printed with file, line, column, rule and tip', () => {
  const { status, stdout } = check([few, wrong])
  expect(status).toBe(1)
  expect(stdout).toContain(
    `${wrong}:7:9  error  unknown-action\n  "connect" has no action "ListUserz", according to AWS’s reference.\n  tip  Did you mean connect:ListUsers?`,
  )
  expect(stdout).toContain('check: 2 files, 1 error, 0 warnings, 0 info')
})

test('warnings alone exit with 0', () => {
  const { status, stdout } = check(['-'], JSON.stringify(policy('iam:PassRole')))
  expect(status).toBe(0)
  expect(stdout).toContain('standard input:1:66  warning  privilege-escalation')
})

test('--attach makes a policy that is too long an error', () => {
  const long = JSON.stringify(policy(...Array.from({ length: 200 }, () => 'connect:ListUsers')))
  expect(check(['-', '--attach', 'user'], long).status).toBe(1)
  expect(check(['-'], long).status).toBe(0)
})

test('--format json prints every finding as data', () => {
  const { stdout } = check([wrong, '--format', 'json'])
  expect(JSON.parse(stdout)).toMatchObject({
    files: [{ file: wrong, findings: [{ rule: 'unknown-action', line: 7, column: 9 }] }],
    counts: { error: 1, warning: 0, info: 0 },
  })
})

test('--format sarif prints a log that code scanners read', () => {
  const { stdout, status } = check([wrong, '-', '--format', 'sarif'], '', {
    SITE_URL: 'https://catalog.example',
    BASE_PATH: '/connect/',
  })
  expect(status).toBe(1)
  const log = JSON.parse(stdout)
  const [{ tool, results }] = log.runs
  expect(log).toMatchObject({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0' })
  expect(results).toHaveLength(2)
  expect(results[0]).toMatchObject({
    ruleId: 'unknown-action',
    level: 'error',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: `file://${wrong}` },
          region: { startLine: 7, startColumn: 9 },
        },
      },
    ],
  })
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId)
  expect(tool.driver.rules[0].helpUri).toBe('https://catalog.example/connect/check/rules/json-syntax/')
})

test.each([
  [[], 'expected at least one file'],
  [['--formt', 'json', 'a.json'], "Unknown option '--formt'"],
  [['a.json', '--format', 'xml'], '--format xml: expected one of text, json, sarif'],
  [['a.json', '--attach', 'pod'], '--attach pod: expected one of managed, user, group, role'],
  [['-', '-'], '- can be used only once'],
  [['no-such-file.json'], 'check: no-such-file.json: there is no such file'],
  [[dir], `check: ${dir}: it is a folder`],
])('check:policy %j exits with 2', (args, message) => {
  const { status, stderr, stdout } = check(args)
  expect(stderr).toContain(message)
  expect(stdout).toBe('')
  expect(status).toBe(2)
})

test('--help exits with 0', () => {
  expect(check(['--help'])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Usage: npm run check:policy'),
  })
  expect(compare(['--help'])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Usage: npm run compare:policy'),
  })
})

test('two files are compared by access', () => {
  const { status, stdout } = compare([few, more])
  expect(status).toBe(0)
  expect(stdout).toContain(`+ broader: ${few} → ${more}`)
  expect(stdout).toContain('Anyone with this policy attached can perform 1 more action (connect:DeleteUser)')
  expect(stdout).toContain('gained (1)\n  connect:DeleteUser')
})

test('the JSON has the same shape as the comparisons of the site', () => {
  const { stdout } = compare([few, '-', '--format', 'json'], JSON.stringify(policy('connect:ListUsers')))
  expect(JSON.parse(stdout)).toEqual({
    policy: 'standard input',
    from: few,
    to: 'standard input',
    verdict: 'same',
    sentence: `The documents of ${few} and standard input are identical.`,
    notes: [],
    risks: [],
    changes: { gained: [], lost: [], widened: [], narrowed: [], reshaped: [] },
    destructive: [],
    evidence: [],
  })
})

test.each([
  [
    'without a Version, as of 2008',
    { Statement: { Effect: 'Allow', Action: 'connect:ListUsers', Resource: '*' } },
    {
      Version: '2008-10-17',
      Statement: [{ Effect: 'Allow', Action: ['connect:ListUsers'], Resource: ['*'] }],
    },
  ],
  [
    'numbers and truth values as texts',
    conditional({ NumericLessThan: { 'aws:MultiFactorAuthAge': 60 }, Bool: { 'aws:SecureTransport': true } }),
    conditional({
      NumericLessThan: { 'aws:MultiFactorAuthAge': ['60'] },
      Bool: { 'aws:SecureTransport': 'true' },
    }),
  ],
  [
    'empty lists, which match nothing',
    { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: [], Resource: '*' }] },
    conditional({ StringEquals: { 'aws:PrincipalTag/Team': [] } }),
  ],
])('what IAM accepts is read: %s', (_, older, newer) => {
  const [before, after] = [makeFile('older.json', older), makeFile('newer.json', newer)]
  const { status, stdout } = compare([before, after, '--format', 'json'])
  expect([status, JSON.parse(stdout).verdict]).toEqual([0, 'same'])
})

test('the text shows a request and the command that asks AWS', () => {
  const { stdout } = compare(['AmazonConnect_FullAccess@v3', 'AmazonConnect_FullAccess@v4'])
  expect(stdout).toContain('Allowed now: iam:CreateServiceLinkedRole on arn:aws:iam::111122223333:role/')
  expect(stdout).toContain(
    "jq '[.document | tojson]' content/policies/AmazonConnect_FullAccess/v3.json > before.json",
  )
  expect(stdout).toContain('aws iam simulate-custom-policy --policy-input-list "file://$file"')
})

test('versions in the catalog are compared as on the site', () => {
  const { status, stdout } = compare([
    'AmazonConnect_FullAccess@v1',
    'AmazonConnect_FullAccess@v4',
    '--format',
    'json',
  ])
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    policy: 'AmazonConnect_FullAccess',
    from: 'v1',
    to: 'v4',
    verdict: 'broader',
  })
})

test('a file, even as the AWS CLI prints it, is compared with the newest version of a policy', () => {
  const printed = makeFile('printed.json', { PolicyVersion: { Document: policy('connect:*') } })
  const { status, stdout } = compare([printed, 'AmazonConnectReadOnlyAccess', '--fail-on', 'any'])
  expect(stdout).toMatch(/→ AmazonConnectReadOnlyAccess@v\d+\n/)
  expect(status).toBe(1)
})

test.each([
  ['broader', few, more, 1],
  ['broader', more, few, 0],
  ['broader', few, other, 1],
  ['narrower', more, few, 1],
  ['narrower', few, more, 0],
  ['mixed', few, more, 0],
  ['mixed', few, other, 1],
  ['any', few, more, 1],
  ['any', few, few, 0],
])('--fail-on %s from %s to %s exits with %i', (failure, older, newer, expected) => {
  expect(compare([older, newer, '--fail-on', failure]).status).toBe(expected)
})

test('what several attached policies allow is compared, and what each adds to the others', () => {
  const { status, stdout } = compare(['--attached', more, other, '--format', 'json', '--', few, more, other])
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    from: `${more} + ${other}`,
    to: `${few} + ${more} + ${other}`,
    verdict: 'same',
    attached: {
      from: {
        policies: [more, other],
        shares: [
          {
            policy: more,
            verdict: 'broader',
            changes: { gained: ['connect:DeleteUser', 'connect:ListUsers'] },
          },
          { policy: other, verdict: 'broader', changes: { gained: ['connect:ListQueues'] } },
        ],
      },
      to: {
        shares: [
          { policy: few, verdict: 'same', isRemovable: true },
          { policy: more, changes: { gained: ['connect:DeleteUser'] } },
          { policy: other, isRemovable: false },
        ],
      },
    },
  })
})

test('a Deny of one attached policy takes away what another allows', () => {
  const denying = makeFile('denying.json', {
    Statement: { Effect: 'Deny', Action: 'connect:DeleteUser', Resource: '*' },
  })
  const { status, stdout } = compare(['--fail-on', 'narrower', '--attached', more, '--', more, denying])
  expect(status).toBe(1)
  expect(stdout).toContain(`− narrower: ${more} → ${more} + ${denying}`)
  expect(stdout).toContain('lost (1)\n  connect:DeleteUser')
  expect(stdout).toContain(`What each newer policy adds to the others\n  ${more} adds 1 action.`)
  expect(stdout).toContain(`${denying} takes away 1 action.`)
  // Both documents of a side go into one list for AWS.
  expect(stdout).toMatch(/^\{ printf .*; printf .*; \} \| jq -s add > after\.json$/m)
  const { stdout: markdown } = compare(['--attached', more, '--format', 'markdown', '--', more, denying])
  expect(markdown).toContain('What each newer policy adds to the others:\n\n- `')
})

test('one attached policy on each side is the pair', () => {
  const pair = JSON.parse(compare([few, more, '--format', 'json']).stdout)
  const attached = JSON.parse(compare(['--format', 'json', '--attached', few, '--', more]).stdout)
  expect(attached).toEqual({
    ...pair,
    attached: { from: { policies: [few], shares: [] }, to: { policies: [more], shares: [] } },
  })
})

test('a reshaped action may grant more or less', () => {
  const counts = { gained: 0, lost: 0, widened: 0, narrowed: 0, reshaped: 1 }
  expect(meetsFailure('broader', 'mixed', counts)).toBe(true)
  expect(meetsFailure('narrower', 'mixed', counts)).toBe(true)
})

test.each([
  [[few], 'expected two policies, found 1'],
  [[few, more, other], 'expected two policies, found 3; several on a side need --attached OLD… -- NEW…'],
  [['--attached', few, more], 'expected the newer policies after --'],
  [['--attached', few, '-', '--', '-'], '- can be used only once'],
  [['--attached', 'nothing.json', '--', 'nowhere.json'], 'nothing.json: there is no such file\nnowhere.json'],
  [['-', '-'], '- can be used only once'],
  [[few, more, '--fail-on', 'wider'], '--fail-on wider: expected one of broader, mixed, narrower, any'],
  [[few, more, '--format', 'sarif'], '--format sarif: expected one of text, json'],
  [[few, broken], `${broken}:1:26: found "}", expected a field name`],
  [
    [few, makeFile('bare.json', policy('connect:ListUsers').Statement)],
    'bare.json:1:1: this is not an identity-based policy',
  ],
  [
    [
      few,
      makeFile('typo.json', {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: '*', Resource: '*' },
          { Effect: 'Deny', Action: '*', Resource: '*', Condition: { StringEqual: { 'aws:username': 'a' } } },
        ],
      }),
    ],
    'found the condition operator "StringEqual", expected one that IAM has, such as StringEquals',
  ],
  [[few, 'AmazonConnect_FullAccess@v99'], 'the catalog has no version v99 of this policy; it has v1'],
  [[few, 'AmazonConnectNothing'], 'neither a file nor a policy in the catalog'],
  [[few, 'nothing.json'], 'nothing.json: there is no such file'],
])('compare:policy %j exits with 2', (args, message) => {
  const { status, stderr, stdout } = compare(args)
  expect(stderr).toContain(message)
  expect(stdout).toBe('')
  expect(status).toBe(2)
})
