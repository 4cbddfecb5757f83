import { expect, test } from 'vitest'
import type { BuildFigures } from './builds.ts'
import {
  type BenchFigures,
  describeChecker,
  describeSite,
  listRatios,
  toFindingsTable,
  toPart,
  toTable,
  toWords,
} from './figures.ts'

const site = (name: string, seconds: number): BuildFigures & { name: string } => ({
  name,
  policies: 10,
  versions: 60,
  pages: 1000,
  files: 2000,
  bytes: 24_000_000,
  seconds,
  processor: 15,
  memory: 900e6,
  again: { seconds: seconds / 4, processor: 2, memory: 5e8 },
  before: { seconds: seconds * 2, processor: 20, memory: 9e8, pages: 900, files: 1800, bytes: 40e6 },
  plain: { seconds: seconds / 5, processor: 6, memory: 6e8, pages: 980, files: 1900, bytes: 23_000_000 },
  floorSeconds: 2,
  page: { median: 5000, largest: 34_000, largestFile: 'x/index.html', heavy: 3 },
})
const run = (factor: number): BenchFigures => ({
  machine: { node: 'v20', processor: 'x', cores: 2, memory: 1, system: 'y' },
  core: {
    versions: 100,
    actions: 5,
    comparisons: 50,
    changes: 7,
    accessSeconds: 2 * factor,
    compareSeconds: 4 * factor,
    memory: 5e8,
  },
  check: {
    requests: 9,
    unconfirmed: [],
    undecided: ['P v1...v2 a:B'],
    shortened: [],
    differing: [],
    sample: { size: 40, seed: 1 },
  },
  checker: {
    seconds: { '6 KB': 0.01 * factor },
    findings: { 'region error': 2 },
    before: { seconds: { '6 KB': 0.05 * factor }, findings: { 'covered info': 1_000 } },
  },
  sites: [site('own', 10 * factor), site('all', 20 * factor)],
  exponent: 0.98,
})

test('the table shows speed, size and distance from the floor', () => {
  const [, , own, all] = toTable(run(1)).split('\n')
  expect(own).toBe(
    '| own | 10 | 60 | 1,000 | 10 s | 0.50 / 0.75 / 1.00 | 2.5 s | 0.250 | 100 | ████████████ | 900 MB | 24 MB | 24.0 kB | 5.0 | 5.00 / 2.50 | 5.0 kB / 34.0 kB | 3 |',
  )
  expect(all).toContain('| 20 s | 0.50 / 0.75 / 1.00 | 5.0 s | 0.250 | 50 | ██████ |')
})

test('a site is described with every run and its ratio to the other checkout', () => {
  expect(describeSite(site('own', 10)).split('\n  ')).toEqual([
    'own: in full 10.0 s, 15.0 s of processor time, 900 MB; 1,000 pages, 2,000 files, 24 MB',
    'the other checkout 20.0 s, 20.0 s of processor time, 900 MB; 900 pages, 1,800 files, 40 MB; ratios 0.50, 0.75, 1.00',
    'after one version 2.5 s, 2.0 s of processor time, 500 MB, 0.250 of a full build',
    'a plain loop 2.0 s, 6.0 s of processor time, 600 MB; 980 pages, 1,900 files, 23 MB; ratios 5.00, 2.50, 1.50',
    'just writing the same bytes 2.0 s',
  ])
})

test('the lines describe rates and the exponent', () => {
  const words = toWords(run(1))
  expect(words[0]).toBe('100 versions, 5 actions: 50 versions per second')
  expect(words.at(-1)).toBe('build time grows with the number of versions to the power of 0.98')
})

test('what is undecided, unconfirmed or different is listed', () => {
  const { check, ...rest } = run(1)
  const words = toWords({ ...rest, check: { ...check, unconfirmed: ['P v2...v3 a:C'], differing: ['P v4'] } })
  expect(words).toEqual(
    expect.arrayContaining([
      '  undecided: P v1...v2 a:B',
      '  unconfirmed: P v2...v3 a:C',
      '  differs: P v4',
      '9 requests as evidence: the plain evaluator does not confirm 1',
    ]),
  )
})

test('a run is compared with another as ratios, omitting sites that only one has', () => {
  const { sites: [own] = [], ...rest } = run(1)
  const before = { ...rest, ...(own && { sites: [own] }) }
  expect(listRatios(run(1.5), before)).toEqual([
    'access, seconds: 1.50 times the earlier run',
    'comparison, seconds: 1.50 times the earlier run',
    'own, seconds: 1.50 times the earlier run',
    'own, memory: 1.00 times the earlier run',
    'own, bytes: 1.00 times the earlier run',
  ])
})

test('the checker is compared with that of another checkout, by shape and by rule', () => {
  const { checker } = run(1)
  expect(describeChecker(checker)).toEqual(['checker, 6 KB: 10 ms, 5.0 times as fast as the other checkout'])
  expect(toFindingsTable(checker).split('\n').slice(2)).toEqual([
    '| covered | info | 1,000 | 0 |',
    '| region | error | 0 | 2 |',
  ])
})

test('the part of the document has the table, and how build time grows only if that is known', () => {
  const { sites } = run(1)
  const table = toTable({ ...(sites && { sites }) })
  expect(toPart({ ...(sites && { sites }) })).toBe(table)
  expect(toPart({ ...(sites && { sites }), exponent: 0.5 })).toBe(
    `${table}\n\nIn this run, build time grows with the number of versions to the power of 0.50.`,
  )
})
