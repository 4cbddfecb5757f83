// Tests that the repository's workflows parse, run scripts that exist and get no more permissions than they need.
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

test('there are workflows for tests, publishing and new versions', () => {
  expect(files.map((file) => basename(file))).toEqual(['ci.yml', 'deploy.yml', 'sync.yml'])
})

test.each(files)('%s limits the time of every job and grants write permissions only one by one', (file) => {
  const { permissions, concurrency, jobs } = read(file)
  expect(concurrency).toBeDefined()
  expect(Object.values(permissions)).not.toContain('write')
  for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0)
})

test.each(files)('%s runs existing scripts and pins third-party actions to a commit', (file) => {
  const steps = Object.values(read(file).jobs).flatMap((job) => job.steps)
  for (const { uses = '', run = '' } of steps) {
    expect(uses).toMatch(/^(|actions\/[a-z-]+@v\d+|[^@]+@[0-9a-f]{40})$/)
    // Outside input may reach the shell only as a variable, never as script text.
    expect(run).not.toContain('${{')
    for (const [, script = ''] of run.matchAll(/npm run (\S+)/g))
      expect(Object.keys(scripts)).toContain(script)
    for (const [, path = ''] of run.matchAll(/node (scripts\/\S+)/g)) expect(existsSync(path)).toBe(true)
  }
})

function read(file: string): Workflow {
  return parse(readFileSync(file, 'utf8'), { strict: true, uniqueKeys: true })
}
