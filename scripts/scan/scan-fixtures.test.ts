// Tests what a scan of 40 infrastructure files finds, against a table that was checked line by line, and that every place is exact.
import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import type { Scan } from '../../src/core/scan/scan-files.ts'
import { folderKnowledge } from '../policies/knowledge/folder-knowledge.ts'
import { loadScanner } from './load-scanner.ts'
import { readFiles } from './read-files.ts'

const folder = 'tests/fixtures/scan'

/** What is expected of each file: `line:column use name`, `line:column severity rule «text»`, `line:column what: source`. */
type Table = Readonly<
  Record<
    string,
    {
      readonly policies?: readonly string[]
      readonly findings?: readonly string[]
      readonly unresolved?: readonly string[]
    }
  >
>

const table: Table = JSON.parse(readFileSync(`${folder}.json`, 'utf8'))
let scan: Scan

beforeAll(async () => {
  scan = (await loadScanner(folderKnowledge))(readFiles([folder]))
  // A busy machine is slow.
}, 60_000)

test('40 files are read, and all but one are of a known kind', () => {
  expect(scan.read).toBe(40)
  expect(scan.files).toHaveLength(39)
  expect(Object.keys(table).sort()).toEqual(
    scan.files.map(({ file }) => file.slice(folder.length + 1)).sort(),
  )
})

test.each(Object.entries(table))('%s', (name, expected) => {
  const file = scan.files.find((one) => one.file === `${folder}/${name}`)
  const text = readFileSync(`${folder}/${name}`, 'utf8').replace(/^\ufeff/, '')
  const lines = text.split('\n')
  const quote = ({
    line,
    column,
    start,
    end,
  }: {
    line: number
    column: number
    start: number
    end: number
  }) => {
    const [first = ''] = text.slice(start, end).split('\n')
    // The line and column lead to the same text as the offsets.
    expect(lines[line - 1]?.slice(column - 1).startsWith(first)).toBe(true)
    return `«${first.trim()}»`
  }
  const found = {
    policies: file?.references.map(
      ({ line, column, use, name: policy }) => `${line}:${column} ${use} ${policy}`,
    ),
    findings: file?.findings.map(
      (one) => `${one.line}:${one.column} ${one.severity} ${one.rule} ${quote(one)}`,
    ),
    unresolved: file?.unresolved.map(
      ({ line, column, what, source }) => `${line}:${column} ${what}: ${source}`,
    ),
  }
  expect(found).toEqual({ policies: [], findings: [], unresolved: [], ...expected })
})

test('a name or an ARN stands exactly at its place', () => {
  const exact = scan.files.flatMap(({ file, references }) => {
    const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '')
    return references
      .filter(({ start, end, written }) => end - start === written.length)
      .map(({ start, end, written }) => [text.slice(start, end), written])
  })
  expect(exact.length).toBeGreaterThan(60)
  for (const [text, written] of exact) expect(text).toBe(written)
})

test.each([
  ['cloudformation/attach.yaml'],
  ['terraform/module/main.tf'],
  ['cdk/app.mts'],
  ['cdk/cdk.out/App.template.json'],
])('%s has exactly three faults, each with a tip that mends it', (name) => {
  const file = scan.files.find((one) => one.file === `${folder}/${name}`)
  expect(file?.findings.map(({ rule, tip }) => [rule, tip.replace('arn:aws:iam::aws:policy/', '')])).toEqual([
    ['retired-managed-policy', 'Use AmazonConnect_FullAccess instead.'],
    ['unknown-managed-policy', 'Did you mean AmazonConnectReadOnlyAccess?'],
    ['service-linked-policy', 'Remove it. The service creates the role and attaches the policy itself.'],
  ])
})
