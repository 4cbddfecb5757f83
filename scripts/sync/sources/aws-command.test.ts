// Tests what the sync prints with `--source aws`, and its exit codes.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { makeContent, removeMadeContent, soundContent } from '../../../src/data/temporary-content.ts'
import { closeServers, credentials, sample, serve } from '../../../tests/support/iam-sample.ts'
import { createProgress } from '../../command/progress.ts'
import { createIamClient } from './iam-client.ts'

afterAll(() => {
  closeServers()
  return removeMadeContent()
})

/** Run the command as a person would, without any AWS settings of this machine. */
async function runSync(dir: string, env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const isOfAws = ([name]: readonly [string, unknown]) => name.startsWith('AWS_')
  const child = spawn(process.execPath, ['scripts/sync.ts', '--source', 'aws', '--content', dir, ...args], {
    env: {
      ...Object.fromEntries(Object.entries(process.env).filter((entry) => !isOfAws(entry))),
      HOME: join(dir, 'none'),
      AWS_CONFIG_FILE: join(dir, 'none'),
      AWS_SHARED_CREDENTIALS_FILE: join(dir, 'none'),
      AWS_EC2_METADATA_DISABLED: 'true',
      ...env,
    },
  })
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { exitCode, stdout, stderr }
}

test('the command reads the endpoint and the credentials where the SDK does', async () => {
  const dir = await makeContent(soundContent)
  const { endpoint, calls } = await serve([sample])
  const env = {
    AWS_ENDPOINT_URL_IAM: endpoint,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  }
  const check = await runSync(dir, env, '--check')
  expect(check).toMatchObject({ exitCode: 1, stderr: '' })
  expect(check.stdout).toContain('to import; run again without --check\n  Sample v2, created')
  expect(await runSync(dir, env)).toMatchObject({ exitCode: 0, stderr: '' })

  const [, policy = ''] =
    /^ {4}(\{\n(?: {4}.*\n)* {4}\})$/m.exec(await readFile('docs/data.md', 'utf8')) ?? []
  const actions = new Set(calls.map(({ action }) => `iam:${action}`))
  expect(JSON.parse(policy).Statement[0].Action).toEqual([...actions].sort())
})

test('without credentials, the command says what to do', async () => {
  const dir = await makeContent(soundContent)
  const { endpoint, calls } = await serve([sample])
  const { exitCode, stdout, stderr } = await runSync(dir, { AWS_ENDPOINT_URL_IAM: endpoint })
  expect({ exitCode, stdout, calls }).toEqual({ exitCode: 1, stdout: '', calls: [] })
  expect(stderr).toContain('expected  credentials of an AWS account')
  expect(stderr).toContain('tip       Sign in first')
})

test('IAM is asked up to eight times, in standard mode', async () => {
  const { config } = createIamClient({ credentials })
  expect(await config.maxAttempts()).toBe(8)
  expect(await config.retryStrategy()).toMatchObject({ mode: 'standard' })
})

test('progress is shown only on a terminal', () => {
  const written: string[] = []
  const write = (chunk: string | Uint8Array) => written.push(String(chunk)) > 0
  createProgress({ isTTY: false, write })('one')
  createProgress({ isTTY: true, write })('two')
  expect(written).toEqual(['\r\u001b[2Ktwo'])
})
