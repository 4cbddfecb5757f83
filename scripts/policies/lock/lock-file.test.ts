import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { policyDocument } from '../../../src/core/records/policy-document.ts'
import { digestDocument } from './digest.ts'
import { readLock, saveLock } from './lock-file.ts'

const dir = mkdtempSync(join(tmpdir(), 'lock-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
const file = join(dir, 'a.json')

const document = policyDocument.parse({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'a:b', Resource: '*' }],
})
const lock = {
  version: 1 as const,
  policies: [
    {
      name: 'A',
      arn: 'arn:aws:iam::aws:policy/A',
      version: 'v1',
      digest: digestDocument(document),
      asOf: '2025-01-01',
      accepted: { by: 'me', why: 'x' },
      document,
    },
  ],
}

test('a lock is read as it was written', async () => {
  await saveLock(file, lock)
  expect(await readLock(file)).toEqual(lock)
})

test('a lock that does not exist is reported with the command that writes one', async () => {
  await expect(readLock(join(dir, 'none.json'))).rejects.toThrow(
    'there is no such file. Write it with: connect-policies lock NAME',
  )
})

test('a document that somebody changed is refused', async () => {
  await saveLock(file, lock)
  writeFileSync(file, readFileSync(file, 'utf8').replace('a:b', 'a:*'))
  await expect(readLock(file)).rejects.toThrow('A@v1: the document is not the one of the digest')
})

test('all faults of a lock are named, with their places', async () => {
  writeFileSync(
    file,
    JSON.stringify({ version: 2, policies: [{ ...lock.policies[0], digest: 'x' }] }, null, 2),
  )
  await expect(readLock(file)).rejects.toThrow(/a\.json:2:[\s\S]*a\.json:\d+:[\s\S]*sha256/)
})
