// Tests what the sync and the content lint print, and their exit codes.
import { spawnSync } from 'node:child_process'
import { cp } from 'node:fs/promises'
import { afterAll, expect, test } from 'vitest'
import { makeContent, removeMadeContent, soundContent } from '../../src/data/temporary-content.ts'
import { parseSyncOptions } from './options.ts'

afterAll(removeMadeContent)

function runScript(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${script}`, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  return { status, stdout, stderr }
}

test('without arguments, the archive is imported', () => {
  expect(parseSyncOptions([])).toEqual({
    source: 'archive',
    acceptedLosses: [],
    check: false,
    skipsRefused: false,
    help: false,
  })
})

test('every argument is parsed', () => {
  expect(
    parseSyncOptions([
      ...['--source', 'archive', '--dates', 'a.tsv', '--content', 'b', '--check', '--skip-refused', '--help'],
      ...['--accept-loss', 'actions', '--accept-loss', 'arnFormats:connect'],
    ]),
  ).toEqual({
    source: 'archive',
    dates: 'a.tsv',
    content: 'b',
    acceptedLosses: ['actions', 'arnFormats:connect'],
    check: true,
    skipsRefused: true,
    help: true,
  })
})

test.each([
  [['--chekc'], "Unknown option '--chekc'"],
  [['now'], "Unexpected argument 'now'"],
  [['--dates'], 'argument missing'],
  [['--source', 'x'], '--source x: expected one of archive, aws'],
  [['--out', 'a'], '--out requires --scope'],
  [['--first-seen', 'a'], '--first-seen requires --scope'],
  [['--scope', 'aws'], '--scope requires --out DIR'],
  [['--scope', 'aws', '--out', 'a', '--content', 'b'], 'omit --content'],
  [['--scope', 'aws', '--out', 'a', '--source', 'aws'], 'omit --source'],
  [['--scope', 'A*,', '--out', 'a'], 'separated by commas, but found ""'],
  [['--scope', 'A*;B*', '--out', 'a'], 'separated by commas, but found "A*;B*"'],
])('%j is refused', (args, message) => {
  expect(() => parseSyncOptions(args)).toThrow(message)
})

test('--out names the folder that a scope fills', () => {
  const { content, scope } = parseSyncOptions(['--scope', 'aws', '--out', 'a'])
  expect([content, scope?.patterns]).toEqual(['a', ['*']])
})

test('invalid arguments exit with 2 and show the usage', () => {
  const { status, stdout, stderr } = runScript('sync.ts', ['--chekc'])
  expect(status).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).toContain("sync: Unknown option '--chekc'")
  expect(stderr).toContain('Usage: npm run sync')
})

test('--help exits with 0', () => {
  const { status, stdout } = runScript('sync.ts', ['--help'])
  expect(status).toBe(0)
  expect(stdout).toContain('Usage: npm run sync')
})

test('complete content has nothing to import', async () => {
  const name = 'AmazonConnectVoiceIDFullAccess'
  const dir = await makeContent({ 'site.json': soundContent['site.json'] })
  await cp(`content/policies/${name}`, `${dir}/policies/${name}`, { recursive: true })
  const { status, stdout } = runScript('sync.ts', ['--check', '--content', dir])
  expect(stdout).toBe('sync: nothing to import; 1 policy, 1 version recorded\n')
  expect(status).toBe(0)
})

test('a refusal exits with 1 and says why', async () => {
  const { status, stderr } = runScript('sync.ts', ['--content', await makeContent(soundContent)])
  expect(status).toBe(1)
  expect(stderr).toContain('sync: upstream has shrunk: it lacks 1 of 1 policies (Sample)')
})

test('--check exits with 1 when there is something to import', async () => {
  const name = 'AmazonConnectVoiceIDFullAccess'
  const dir = await makeContent({
    'site.json': soundContent['site.json'],
    [`policies/${name}/policy.json`]: {
      ...soundContent['policies/Sample/policy.json'],
      name,
      arn: `arn:aws:iam::aws:policy/${name}`,
    },
  })
  const { status, stdout } = runScript('sync.ts', ['--check', '--content', dir])
  expect(stdout).toBe(
    `sync: 1 version of 1 policy to import; run again without --check\n  ${name} v1, created 2021-09-26T19:04:10Z\n`,
  )
  expect(status).toBe(1)
})

test('the content lint counts what it reads', () => {
  const { status, stdout } = runScript('lint-content.ts', [])
  expect(stdout).toMatch(/^content: \d+ policies, \d+ versions, .*\d+ sensitive actions, .*no faults\n/)
  expect(status).toBe(0)
})

test('the content lint exits with 1 and shows the faults', async () => {
  const dir = await makeContent({ ...soundContent, 'site.json': '{' })
  const { status, stdout, stderr } = runScript('lint-content.ts', [], { CONTENT_DIR: dir })
  expect(stderr).toContain(`${dir}/site.json:1:2  $`)
  expect(stderr).toContain('content: 1 error')
  expect(stdout).toBe('')
  expect(status).toBe(1)
})
