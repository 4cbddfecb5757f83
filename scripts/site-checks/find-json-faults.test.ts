import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { listSiteFiles } from '../site/site-files.ts'
import { findJsonFaults } from './find-json-faults.ts'

const dirs: string[] = []
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

const path = (kind: string, parameters: readonly object[] = []) => ({
  get: {
    parameters,
    responses: { 200: { content: { 'application/json': { schema: { $ref: `schema/${kind}.json` } } } } },
  },
})

const described = {
  paths: {
    '/api/v1/{name}.json': path('one', [{ name: 'name', schema: { enum: ['a', 'b.c'] } }]),
    '/api/v1/all.json': path('all'),
  },
}

const one = {
  $id: 'https://catalog.example/api/v1/schema/one.json',
  type: 'object',
  properties: { day: { type: 'string', format: 'date' }, size: { $ref: '#/$defs/Size' } },
  required: ['day'],
  $defs: { Size: { type: 'object', properties: { width: { type: 'integer' } } } },
}

const whole = {
  'api/v1/openapi.json': described,
  'api/v1/schema/one.json': one,
  'api/v1/schema/all.json': { type: 'array', items: { type: 'string' } },
  'api/v1/a.json': { day: '2026-01-01', size: { width: 1 } },
  'api/v1/all.json': ['a'],
}

/** Find what is wrong in a site with these files. */
function check(files: Readonly<Record<string, unknown>>) {
  const dir = mkdtempSync(join(tmpdir(), 'json-test-'))
  dirs.push(dir)
  for (const [name, value] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true })
    writeFileSync(join(dir, name), JSON.stringify(value))
  }
  return findJsonFaults(listSiteFiles(dir))
}

test('counts the files that match their schemas, and ignores other JSON', () => {
  expect(check({ ...whole, 'feed.json': {} })).toEqual({
    files: 2,
    schemas: 2,
    faults: [],
  })
})

test.each([
  [{ day: '2026-02-30' }, 'must match format "date"', '/day'],
  [{}, "must have required property 'day'", 'the whole file'],
  [{ day: '2026-01-01', size: { width: 'wide' } }, 'must be integer', '/size/width'],
])('finds that %j does not match its schema', (value, expected, where) => {
  expect(check({ ...whole, 'api/v1/b.c.json': value }).faults).toEqual([
    { file: 'api/v1/b.c.json', what: 'JSON that violates its schema', expected, where },
  ])
})

test('finds a field that the schema lacks, also in a shared part', () => {
  const { faults } = check({ ...whole, 'api/v1/a.json': { day: '2026-01-01', size: { height: 1 } } })
  expect(faults).toEqual([
    {
      file: 'api/v1/a.json',
      what: 'a field height',
      expected: 'only fields that the schema describes',
      where: '/size',
    },
  ])
})

test('finds a file whose path is not described', () => {
  const { faults } = check({ ...whole, 'api/v1/bxc.json': { day: '2026-01-01' } })
  expect(faults).toMatchObject([{ file: 'api/v1/bxc.json', what: 'a file that no path describes' }])
})

test('finds a path without a file', () => {
  const paths = { ...described.paths, '/api/v1/none.json': path('none') }
  const { faults } = check({ ...whole, 'api/v1/openapi.json': { paths }, 'api/v1/schema/none.json': {} })
  expect(faults).toMatchObject([{ what: 'a path without a file: /api/v1/none.json' }])
})
