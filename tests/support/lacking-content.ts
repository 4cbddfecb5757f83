// Makes content that lacks some versions and runs the real sync process that adds them.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { makeContent } from '../../src/data/temporary-content.ts'

// Policies whose versions have correct dates in the package, so that a sync needs no table of dates.
const policies = [
  'AmazonConnectVoiceIDFullAccess',
  'AmazonConnect_FullAccess',
  'AppIntegrationsServiceLinkedRolePolicy',
]

/** What a sync adds, below `policies`. */
export const missingVersions = [
  'AmazonConnectVoiceIDFullAccess/v1.json',
  'AmazonConnect_FullAccess/v3.json',
  'AppIntegrationsServiceLinkedRolePolicy/v1.json',
]

/** Make content that lacks some versions and has many files, so that copying it takes a while. */
export async function makeLackingContent(): Promise<string> {
  const prose = Array.from({ length: 300 }, (_, index) => [`guides/${index}.mdx`, `Guide ${index}`] as const)
  const dir = await makeContent({
    ...Object.fromEntries(prose),
    'site.json': { title: 'Test', asOf: '2026-07-01T00:00:00Z', tagAuthority: 'example.org' },
  })
  for (const policy of policies) {
    await cp(`content/policies/${policy}`, join(dir, 'policies', policy), { recursive: true })
  }
  for (const file of missingVersions) await rm(join(dir, 'policies', file))
  return dir
}

/** Start a sync of a content folder. `limit` is a shell command that runs first, in the same shell. */
export function startSync(dir: string, limit?: string) {
  const sync = [process.execPath, 'scripts/sync.ts', '--content', dir]
  const [tool = '', ...args] = limit === undefined ? sync : ['sh', '-c', `${limit}; exec "$@"`, 'sh', ...sync]
  const child = spawn(tool, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const exited = Promise.all([once(child, 'close'), text(child.stderr)]).then(([[exitCode], messages]) => ({
    exitCode,
    messages,
  }))
  return { child, exited }
}
