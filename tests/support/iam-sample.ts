// Sets up sample policies, an IAM server and a source for the tests that sync from IAM.

import { syncContent } from '../../scripts/sync/run.ts'
import { createIamSource } from '../../scripts/sync/sources/aws.ts'
import { noDates } from '../../scripts/sync/sources/dates.ts'
import { createIamClient } from '../../scripts/sync/sources/iam-client.ts'
import type { PolicySource } from '../../scripts/sync/sources/upstream.ts'
import { soundContent } from '../../src/data/temporary-content.ts'
import { type IamPolicy, serveIam } from './iam-server.ts'

const closers: (() => void)[] = []

/** Serve policies until `closeServers`. */
export async function serve(...args: Parameters<typeof serveIam>) {
  const server = await serveIam(...args)
  closers.push(server.close)
  return server
}

/** Close every server that was started. */
export function closeServers(): void {
  for (const close of closers.splice(0)) close()
}

/** Encode a document as IAM does. */
export const encode = (document: unknown) => encodeURIComponent(JSON.stringify(document, null, 4))

/** Make a document that allows one action. */
export const allow = (action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
})

/** The version that the valid sample content has. */
export const v1 = {
  id: 'v1',
  created: '2020-01-01T00:00:00Z',
  document: encode(soundContent['policies/Sample/v1.json'].document),
}

/** The version that it lacks. */
export const v2 = { id: 'v2', created: '2025-02-02T02:02:02Z', document: encode(allow('connect:*')) }

export const sample: IamPolicy = {
  arn: 'arn:aws:iam::aws:policy/Sample',
  defaultVersion: 'v2',
  versions: [v2, v1],
}

export const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-a-secret' }

/** Create a source for the IAM server at `endpoint`, with shorter timeouts than the command's. */
export const sourceAt = (endpoint: string): PolicySource =>
  createIamSource(
    createIamClient({
      endpoint,
      credentials,
      maxAttempts: 3,
      requestHandler: { requestTimeout: 300, throwOnRequestTimeout: true },
    }),
    () => {},
  )

/** Sync a content folder. */
export const sync = (dir: string, source: PolicySource, check = false) =>
  syncContent({ dir, source, dates: noDates, snapshotTakenAt: async () => '2023-03-03T00:00:00Z', check })
