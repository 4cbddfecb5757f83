// Tests what the build says about invalid arguments, before it builds anything.
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

function build(args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...variables },
  })
  return { status, stdout, stderr }
}

const usage = 'Usage: npm run build -- [--full] [DIR]'

test.each([
  ['an unknown option', ['--ful'], {}, /^build: Unknown option '--ful'/],
  ['two folders', ['dist', 'site'], {}, /^build: expected one folder, found dist and site\n/],
  [
    'no number of processes',
    [],
    { BUILD_PROCESSES: 'two' },
    /^build: BUILD_PROCESSES: .* from 1 to 999, found "two"\n/,
  ],
  ['no processes', [], { BUILD_PROCESSES: '0' }, /^build: BUILD_PROCESSES: .* from 1 to 999, found "0"\n/],
])('%s: one error and the usage', (_, args, variables, message) => {
  const { status, stdout, stderr } = build(args, variables)
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(message)
  expect(stderr).toContain(usage)
})

test('--help shows the usage and builds nothing', () => {
  const { status, stdout, stderr } = build(['--help'])
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain(usage)
})
