// Runs the steps of the GitHub Action and of the examples in docs/pipeline.md, with a stand-in for GitHub's own command.
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>
  readonly runs: {
    readonly using: string
    readonly steps: readonly {
      readonly id?: string
      readonly name: string
      readonly shell: string
      readonly env: Readonly<Record<string, string>>
      readonly run: string
    }[]
  }
}

const action: Action = parse(readFileSync('.github/actions/policies/action.yml', 'utf8'), {
  strict: true,
  uniqueKeys: true,
})
const folder = mkdtempSync(join(tmpdir(), 'policies-action-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const archive = join(folder, 'command.tgz')
const bin = join(folder, 'bin')

/** Write what `gh` was asked, and answer the list of comments with an ID if one is there. */
const gh = `#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$GH_LOG"
while [ $# -gt 0 ]; do
  if [ "$1" = --input ]; then cp "$2" "$GH_LOG.$(basename "$2")"; fi
  if [ "$1" = --paginate ]; then printf '%s' "$COMMENT_IDS"; fi
  shift
done
`

beforeAll(() => {
  const content = join(folder, 'package')
  execFileSync(process.execPath, ['scripts/pack-command.ts', join(content, 'dist-command')], {
    stdio: 'pipe',
  })
  writeFileSync(join(content, 'package.json'), '{"type": "module"}')
  execFileSync('tar', ['-czf', archive, '-C', folder, 'package'])
  mkdirSync(bin)
  writeFileSync(join(bin, 'gh'), gh)
  writeFileSync(
    join(bin, 'npx'),
    `#!/usr/bin/env bash\nshift\nexec node '${content}/dist-command/connect-policies.js' "$@"\n`,
  )
  for (const name of ['gh', 'npx']) chmodSync(join(bin, name), 0o755)
}, 120_000)

/** Make a repository with a scanned file and a lock. */
function makeRepository(name: string, policy: string, version: string): string {
  const repository = join(folder, name)
  mkdirSync(join(repository, 'infra'), { recursive: true })
  writeFileSync(
    join(repository, 'infra/main.tf'),
    `resource "aws_iam_role_policy_attachment" "a" {\n  policy_arn = "arn:aws:iam::aws:policy/${policy}"\n}\n`,
  )
  bash(`npx connect-policies lock AmazonConnect_FullAccess@${version}`, repository, {})
  return repository
}

function bash(script: string, cwd: string, env: Readonly<Record<string, string>>) {
  // As GitHub starts it. Source: GitHub Docs, "Workflow syntax", `shell: bash`.
  return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, PATH: [bin, process.env['PATH']].join(delimiter), ...env },
  })
}

/** Run every step as GitHub would if all conditions hold, and return the exit code of the last one that ran. */
function runAction(repository: string, given: Readonly<Record<string, string>>, ids = '') {
  const temp = mkdtempSync(join(folder, 'runner-'))
  const [output, log] = [join(temp, 'output'), join(temp, 'gh')]
  writeFileSync(output, '')
  const inputs: Record<string, string> = { package: archive, ...given }
  const known = (expression: string): string => {
    const name = expression.trim()
    if (name.startsWith('inputs.')) {
      const input = name.slice('inputs.'.length)
      return inputs[input] ?? action.inputs[input]?.default ?? `no input ${input}`
    }
    if (name === 'github.event.number') return '7'
    if (name === 'steps.run.outputs.status')
      return /status=(\d)/.exec(readFileSync(output, 'utf8'))?.[1] ?? ''
    return `nothing for ${name}`
  }
  let last = { status: null as number | null, stderr: '' }
  for (const { env, run } of action.runs.steps) {
    const own = Object.entries(env).map(([name, value]) => [
      name,
      value.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => known(expression)),
    ])
    last = bash(run, repository, {
      RUNNER_TEMP: temp,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: join(temp, 'summary'),
      GITHUB_REPOSITORY: 'team/app',
      GITHUB_SHA: 'a'.repeat(40),
      GITHUB_REF: 'refs/pull/7/merge',
      GH_LOG: log,
      COMMENT_IDS: ids,
      ...Object.fromEntries(own),
    })
    if (last.status !== 0) break
  }
  const sent = (name: string) => JSON.parse(readFileSync(`${log}.${name}`, 'utf8'))
  const calls = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []
  return { status: last.status, stderr: last.stderr, calls, sent }
}

test('every step is a bash script that gets what others write only as variables', () => {
  expect(action.runs.using).toBe('composite')
  for (const { shell, run } of action.runs.steps) {
    expect(shell).toBe('bash')
    expect(run).not.toContain('${{')
  }
  for (const input of Object.values(action.inputs)) expect(input.description).not.toBe('')
})

test('faults and a broader policy are in one new comment, sent to code scanning, and fail', () => {
  const repository = makeRepository('faulty', 'AmazonConnectFullAccess', 'v3')
  const { status, stderr, calls, sent } = runAction(repository, { paths: 'infra\n' })
  expect([status, stderr]).toEqual([1, ''])
  expect(calls.map((call) => call.replace(/ --(jq|input).*/, ''))).toEqual([
    'api --paginate repos/team/app/issues/7/comments',
    'api --silent --method POST repos/team/app/issues/7/comments',
    'api --silent --method POST repos/team/app/code-scanning/sarifs',
  ])
  const { body } = sent('comment.json')
  expect(body).toMatch(/^<!-- connect-policies scan -->\n/)
  expect(body).toContain('- `infra/main.tf:2:17` **error** `retired-managed-policy`')
  expect(body).toContain('\n\n<!-- connect-policies review -->\n')
  expect(body).toContain('1 policy, 1 changed, 1 failed')
  const { sarif, ...rest } = sent('upload.json')
  expect(rest).toMatchObject({ commit_sha: 'a'.repeat(40), ref: 'refs/pull/7/merge' })
  const log = JSON.parse(gunzipSync(Buffer.from(sarif, 'base64')).toString())
  expect(log.runs[0].results).toMatchObject([{ ruleId: 'retired-managed-policy' }])
})

test('a comment that is there is replaced, and without faults the action passes', () => {
  const repository = makeRepository('clean', 'AmazonConnect_FullAccess', 'v4')
  const { status, calls } = runAction(repository, { paths: 'infra', 'fail-on': 'any' }, '42\n43\n')
  expect(status).toBe(0)
  expect(calls[1]).toMatch(/--method PATCH repos\/team\/app\/issues\/comments\/42 --input /)
})

test('what cannot be scanned ends the action at once', () => {
  const { status, stderr, calls } = runAction(join(folder, 'clean'), { paths: 'nowhere' })
  expect([status, stderr, calls]).toEqual([2, 'scan: nowhere: there is no such file or folder\n', []])
})

test('the examples for GitHub, GitLab and pre-commit are valid, and the last two run', () => {
  const blocks = [...readFileSync('docs/pipeline.md', 'utf8').matchAll(/```yaml\n(.*?)```/gs)]
  const [github, gitlab, hooks] = blocks.map(([, text = '']) =>
    parse(text, { strict: true, uniqueKeys: true }),
  )
  const { uses, with: given } = github.jobs.policies.steps.at(-1)
  expect(uses).toMatch(/\/\.github\/actions\/policies@/)
  expect(Object.keys(given).filter((name) => action.inputs[name] === undefined)).toEqual([])
  const hook = hooks.repos[0].hooks[0]
  for (const [name, expected] of [
    ['faulty', 1],
    ['clean', 0],
  ] as const) {
    const script = gitlab.policies.script.filter((line: string) => !line.startsWith('npm install'))
    expect(script).toHaveLength(2)
    const cwd = join(folder, name)
    expect(bash(script.join('\n'), cwd, {}).status).toBe(expected)
    expect(bash(hook.entry, cwd, {}).status).toBe(expected)
  }
})
