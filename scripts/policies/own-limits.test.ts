// Tests ignored rules, settings, baselines and must-not-grant of the policy check, by running the command.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runScript } from '../../tests/support/run-script.ts'

const dir = mkdtempSync(join(tmpdir(), 'own-limits-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const write = (name: string, value: unknown) => writeFileSync(join(dir, name), JSON.stringify(value))

/** Run the check in the temporary folder. */
function check(...args: readonly string[]) {
  return runScript({
    script: 'check-policy.ts',
    args,
    cwd: dir,
    env: { CONTENT_DIR: resolve('content') },
  })
}

const policy = (...statements: readonly object[]) => ({
  Version: '2012-10-17',
  Statement: statements.map((statement) => ({ Effect: 'Allow', Resource: '*', ...statement })),
})

write('wrong.json', policy({ Action: 'connect:ListUserz' }))
write('pass.json', policy({ Action: 'iam:PassRole' }))
write('twice.json', policy({ Action: ['connect:ListUserz', 'connect:ListQueuez'] }))
write(
  'denied.json',
  policy({ Action: ['iam:*', 'connect:*'] }, { Effect: 'Deny', Action: ['iam:*', 'connect:Admin*'] }),
)

test('--ignore leaves out a rule, everywhere or at a path, and says how many findings', () => {
  expect(check('wrong.json', '--ignore', 'unknown-action')).toMatchObject({
    status: 0,
    stdout: 'check: 1 file, 0 errors, 0 warnings, 0 info; 1 ignored (1 by rule, 0 by the baseline)\n',
  })
  expect(check('wrong.json', '--ignore', 'unknown-action@wr*.json').status).toBe(0)
  expect(check('wrong.json', '--ignore', 'unknown-action@other.json').status).toBe(1)
  expect(check('./wrong.json', '--ignore', 'unknown-action@wrong.json').status).toBe(0)
})

test('settings change severities and turn rules off', () => {
  write('strict.json', { rules: { 'privilege-escalation': 'error' } })
  expect(check('pass.json').status).toBe(0)
  expect(check('pass.json', '--config', 'strict.json').status).toBe(1)
  write('.policy-check.json', { rules: { 'unknown-action': 'off' } })
  const { status, stdout } = check('wrong.json', '--format', 'json')
  expect([status, JSON.parse(stdout)]).toMatchObject([0, { ignored: { rules: 1, baseline: 0 } }])
  rmSync(join(dir, '.policy-check.json'))
})

test('a baseline hides what it has, and no more', () => {
  const written = check('wrong.json', 'pass.json', '--write-baseline', '--baseline', 'known.json')
  expect(written).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('wrote 2 findings to known.json'),
  })
  expect(check('wrong.json', 'pass.json', '--baseline', 'known.json')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('2 ignored (0 by rule, 2 by the baseline)'),
  })
  // The place may move; another finding is new.
  writeFileSync(join(dir, 'wrong.json'), JSON.stringify(policy({ Action: 'connect:ListUserz' }), null, 4))
  expect(check('wrong.json', '--baseline', 'known.json').status).toBe(0)
  expect(check('twice.json', '--baseline', 'known.json').status).toBe(1)
  const { stdout } = check('wrong.json', '--baseline', 'known.json', '--format', 'sarif')
  expect(JSON.parse(stdout).runs[0].properties).toEqual({ ignored: { rules: 0, baseline: 1 } })
})

test('the baseline is written where the settings say, else to the usual file', () => {
  check('wrong.json', '--write-baseline')
  expect(JSON.parse(readFileSync(join(dir, '.policy-check-baseline.json'), 'utf8'))).toMatchObject({
    version: 1,
    findings: [{ file: 'wrong.json', rule: 'unknown-action', count: 1 }],
  })
  write('own.json', { baseline: 'own-baseline.json' })
  check('wrong.json', '--write-baseline', '--config', 'own.json')
  expect(check('wrong.json', '--config', 'own.json').status).toBe(0)
})

test('--deny-action fails when any request is possible, and prints it', () => {
  const { status, stdout } = check(
    'pass.json',
    '--deny-action',
    'iam:*',
    '--deny-action',
    'connect:AdminGetEmergencyAccessToken',
  )
  expect(status).toBe(1)
  expect(stdout).toContain('error  must-not-grant')
  expect(stdout).toContain('it allows iam:PassRole on arn:aws:iam::111122223333:role/')
  expect(
    check('denied.json', '--deny-action', 'iam:*', '--deny-action', 'connect:AdminGetEmergencyAccessToken')
      .status,
  ).toBe(0)
})

test('nothing hides what must not be granted', () => {
  write('limits.json', { denyActions: ['iam:PassRole'], baseline: 'limits-baseline.json' })
  check('pass.json', '--config', 'limits.json', '--write-baseline')
  expect(check('pass.json', '--config', 'limits.json').status).toBe(1)
  expect(check('pass.json', '--deny-action', 'iam:PassRole', '--ignore', 'must-not-grant').status).toBe(2)
})

test('what must not be granted cannot be decided for a policy that is not sound', () => {
  write('unsound.json', { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject' }] })
  const { status, stdout } = check('unsound.json', '--deny-action', 'iam:*', '--ignore', 'resource-element')
  expect([status, stdout]).toEqual([1, expect.stringContaining('cannot be decided')])
})

test('all faults of settings are printed in one error', () => {
  write('bad.json', { rules: { duplicate: 'loud' }, ignore: 'sid', extra: 1 })
  const { status, stderr, stdout } = check('pass.json', '--config', 'bad.json')
  expect([status, stdout]).toEqual([2, ''])
  for (const words of ['$.rules.duplicate', '$.ignore', '$.extra', 'bad.json: 3 errors'])
    expect(stderr).toContain(words)
  write('names.json', { rules: { duplicat: 'off' }, ignore: ['nothing@a.json'], denyActions: ['iam:Fly'] })
  const names = check('pass.json', '--config', 'names.json', '--ignore', 'sidd')
  expect(names.status).toBe(2)
  for (const words of ['did you mean duplicate?', '"nothing"', 'iam:Fly', 'did you mean sid?'])
    expect(names.stderr).toContain(words)
  expect(check('pass.json', '--config', 'none.json').stderr).toContain('none.json: there is no such file')
  expect(check('pass.json', '--baseline', 'none.json').stderr).toContain('none.json: there is no such file')
  expect(check('--format', 'xml', '--type', 'role').stderr).toMatch(
    /--format xml.*\n--type role.*\nexpected at least/,
  )
})
