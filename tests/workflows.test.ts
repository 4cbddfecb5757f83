// The workflows of the repository in; whether they parse, run what exists and are given no more than they need out.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

interface Job {
  readonly permissions?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[]
}

interface Workflow {
  readonly name: string
  readonly permissions: Readonly<Record<string, string>>
  readonly concurrency?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

const files = globSync('.github/workflows/*.yml').sort()
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))

test('there is a workflow for tests, for publishing and for new versions', () => {
  expect(files.map((file) => basename(file))).toEqual(['ci.yml', 'deploy.yml', 'sync.yml'])
})

test.each(files)('%s gives every job a time limit, and rights to write only one by one', (file) => {
  const { permissions, concurrency, jobs } = read(file)
  expect(concurrency).toBeDefined()
  expect(Object.values(permissions)).not.toContain('write')
  for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0)
})

test.each(files)("%s runs what exists, and others' actions at a fixed commit", (file) => {
  const steps = Object.values(read(file).jobs).flatMap((job) => job.steps)
  for (const { uses = '', run = '' } of steps) {
    expect(uses).toMatch(/^(|actions\/[a-z-]+@v\d+|[^@]+@[0-9a-f]{40})$/)
    // What a run is told from outside reaches the shell as a variable, never as text.
    expect(run).not.toContain('${{')
    for (const [, script = ''] of run.matchAll(/npm run (\S+)/g))
      expect(Object.keys(scripts)).toContain(script)
    for (const [, path = ''] of run.matchAll(/node (scripts\/\S+)/g)) expect(existsSync(path)).toBe(true)
  }
})

function read(file: string): Workflow {
  return parse(readFileSync(file, 'utf8'), { strict: true, uniqueKeys: true })
}
