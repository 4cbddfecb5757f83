// Formats the figures of a benchmark run as lines, as a table for docs/quality.md, and as ratios to another run.
import { arch, availableParallelism, cpus, totalmem, version } from 'node:os'
import type { BuildFigures, Written } from './builds.ts'
import type { CheckerFigures } from './checker.ts'
import type { CheckFigures, CoreFigures } from './core.ts'
import type { RunTime } from './time-command.ts'

export type SiteFigures = BuildFigures & { readonly name: string }

export interface BenchFigures {
  readonly machine: {
    readonly node: string
    readonly processor: string
    readonly cores: number
    /** In bytes. */
    readonly memory: number
    readonly system: string
  }
  readonly core: CoreFigures
  readonly check: CheckFigures
  readonly checker: CheckerFigures
  /** Smallest to largest; the first is this repository's own site. */
  readonly sites?: readonly SiteFigures[]
  /** The exponent with which build time grows with the number of versions. */
  readonly exponent?: number
}

/** Describe this machine, without its host name. */
export function describeMachine(): BenchFigures['machine'] {
  return {
    node: process.version,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memory: totalmem(),
    system: `${version()} ${arch()}`,
  }
}

const whole = (value: number) => Math.round(value).toLocaleString('en')
const megabytes = (bytes: number) => `${whole(bytes / 1e6)} MB`
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

/** Describe the figures, one per line. */
export function toWords({ core, check, checker, sites = [], exponent }: BenchFigures): readonly string[] {
  return [
    `${core.versions} versions, ${core.actions} actions: ${whole(core.versions / core.accessSeconds)} versions per second`,
    `${core.comparisons} comparisons, ${core.changes} changes: ${whole(core.comparisons / core.compareSeconds)} comparisons per second`,
    `${(core.accessSeconds + core.compareSeconds).toFixed(2)} s, peak memory ${megabytes(core.memory)}`,
    `${check.requests} requests as evidence: the plain evaluator does not confirm ${check.unconfirmed.length}`,
    ...check.unconfirmed.map((change) => `  unconfirmed: ${change}`),
    `${check.undecided.length} changes are undecided`,
    ...check.undecided.map((change) => `  undecided: ${change}`),
    `${check.shortened.length} comparisons differ when what looks covered is searched too`,
    ...check.shortened.map((pair) => `  differs: ${pair}`),
    `${check.differing.length} of ${check.sample.size} versions differ from the plain implementation (BENCH_SEED=${check.sample.seed})`,
    ...check.differing.map((version) => `  differs: ${version}`),
    ...describeChecker(checker),
    ...(sites.length === 0 ? [] : toTable({ sites }).split('\n')),
    ...(exponent === undefined ? [] : [describeExponent(exponent)]),
  ]
}

/** Describe the checker's times and, where another checkout was measured too, how they compare. */
export function describeChecker({ seconds, before }: CheckerFigures): readonly string[] {
  return Object.entries(seconds).map(([shape, time]) => {
    const earlier = before?.seconds[shape]
    const ratio =
      earlier === undefined ? '' : `, ${(earlier / time).toFixed(1)} times as fast as the other checkout`
    return `checker, ${shape}: ${(time * 1000).toFixed(0)} ms${ratio}`
  })
}

/** Format what the checker finds in AWS's own newest policies as a Markdown table, by rule. */
export function toFindingsTable({ findings, before }: CheckerFigures): string {
  const keys = [...new Set([...Object.keys(findings), ...Object.keys(before?.findings ?? {})])].sort()
  const rows = keys.map((key) => {
    const [rule = '', severity = ''] = key.split(' ')
    const counts = [before?.findings[key] ?? 0, findings[key] ?? 0].map((count) => whole(count))
    return `| ${[rule, severity, ...(before === undefined ? counts.slice(1) : counts)].join(' | ')} |`
  })
  const heads = before === undefined ? ['now'] : ['before', 'now']
  return [
    `| rule | severity | ${heads.join(' | ')} |`,
    `| --- | --- | ${heads.map(() => '--:').join(' | ')} |`,
    ...rows,
  ].join('\n')
}

/** Describe the builds of one site, as soon as they are measured. */
export function describeSite(site: SiteFigures): string {
  const { plain } = site
  return [
    `${site.name}: in full ${describeRun(site)}; ${describeWritten(site)}`,
    ...(site.before === undefined
      ? []
      : [
          `the other checkout ${describeRun(site.before)}; ${describeWritten(site.before)}; ratios ${compareRuns(site, site.before).join(', ')}`,
        ]),
    `after one version ${describeRun(site.again)}, ${(site.again.seconds / site.seconds).toFixed(3)} of a full build`,
    `a plain loop ${describeRun(plain)}; ${describeWritten(plain)}; ratios ${compareRuns(site, plain).join(', ')}`,
    `just writing the same bytes ${site.floorSeconds.toFixed(1)} s`,
  ].join('\n  ')
}

const describeRun = ({ seconds, processor, memory }: RunTime) =>
  `${seconds.toFixed(1)} s, ${processor.toFixed(1)} s of processor time, ${megabytes(memory)}`

const describeWritten = ({ pages, files, bytes }: Written) =>
  `${whole(pages)} pages, ${whole(files)} files, ${megabytes(bytes)}`

/** Divide a run's time, processor time and memory by another's. */
const compareRuns = (run: RunTime, other: RunTime) =>
  [run.seconds / other.seconds, run.processor / other.processor, run.memory / other.memory].map((ratio) =>
    ratio.toFixed(2),
  )

const describeExponent = (exponent: number) =>
  `build time grows with the number of versions to the power of ${exponent.toFixed(2)}`

/** Format what docs/quality.md has of the sites: the table, and how their build time grows if that is known. */
export function toPart({ sites, exponent }: Pick<BenchFigures, 'sites' | 'exponent'>): string {
  const growth = exponent === undefined ? [] : [`In this run, ${describeExponent(exponent)}.`]
  return [toTable({ ...(sites && { sites }) }), ...growth].join('\n\n')
}

/** Format the sites as a Markdown table. The fastest build has the longest bar. */
export function toTable({ sites = [] }: Pick<BenchFigures, 'sites'>): string {
  const rates = sites.map(({ pages, seconds }) => pages / seconds)
  const fastest = Math.max(...rates)
  const rows = sites.map((site, i) => {
    const rate = rates[i] ?? 0
    return [
      site.name,
      whole(site.policies),
      whole(site.versions),
      whole(site.pages),
      `${site.seconds.toFixed(0)} s`,
      site.before === undefined ? '' : compareRuns(site, site.before).join(' / '),
      `${site.again.seconds.toFixed(1)} s`,
      (site.again.seconds / site.seconds).toFixed(3),
      whole(rate),
      '█'.repeat(Math.max(1, Math.round((rate / fastest) * 12))),
      megabytes(site.memory),
      megabytes(site.bytes),
      kilobytes(site.bytes / site.pages),
      (site.seconds / site.floorSeconds).toFixed(1),
      compareRuns(site, site.plain).slice(0, 2).join(' / '),
      `${kilobytes(site.page.median)} / ${kilobytes(site.page.largest)}`,
      whole(site.page.heavy),
    ]
  })
  const heads = [
    'site',
    'policies',
    'versions',
    'pages',
    'build',
    'of the other checkout’s time / processor time / memory',
    'after one version',
    'of a full build',
    'pages a second',
    '',
    'memory',
    'output',
    'output a page',
    'times writing the same bytes',
    'times a plain loop: time / processor time',
    'page, gzip: median / largest',
    'over budget',
  ]
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(heads),
    line(heads.map((head, i) => (i === 0 || head === '' ? '---' : '--:'))),
    ...rows.map(line),
  ].join('\n')
}

/** Format time, memory and size as ratios to an earlier run: below 1 is better. */
export function listRatios(now: BenchFigures, before: BenchFigures): readonly string[] {
  const sites = (now.sites ?? []).flatMap((site) => {
    const other = before.sites?.find(({ name }) => name === site.name)
    return other === undefined
      ? []
      : [
          [`${site.name}, seconds`, site.seconds / other.seconds] as const,
          [`${site.name}, memory`, site.memory / other.memory] as const,
          [`${site.name}, bytes`, site.bytes / other.bytes] as const,
        ]
  })
  return [
    ['access, seconds', now.core.accessSeconds / before.core.accessSeconds] as const,
    ['comparison, seconds', now.core.compareSeconds / before.core.compareSeconds] as const,
    ...sites,
  ].map(([name, ratio]) => `${name}: ${ratio.toFixed(2)} times the earlier run`)
}
