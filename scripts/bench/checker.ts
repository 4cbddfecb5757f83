// Measures how fast the policy checker is, and counts what it finds in AWS's own newest policies, for this or another checkout.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Severity } from '../../src/core/checker/finding.ts'
import { readPackage } from './read-archive.ts'

/** What a checker reports about a text, as far as the counts need it. */
interface CountedFinding {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly start: number
  readonly end: number
}

/** A checker with everything that it needs to know loaded. */
type Checker = (text: string) => readonly CountedFinding[]

/** The British name that the action snapshot had. */
const oldName = ['catalog', 'ue'].join('')

/** Where a checkout has its parts: the newest layout first, then that of commit 5fe5e91. */
const layouts = [
  {
    lint: ['src/core/checker/lint-policy.ts', 'lintPolicy'],
    options: ['src/core/checker/lint-options.ts', 'toLintOptions'],
    index: ['src/core/actions/action-index.ts', 'indexActions'],
    load: ['src/data/action-snapshot.ts', 'loadSnapshot'],
  },
  {
    lint: ['src/core/lint/policy.ts', 'lintPolicy'],
    options: ['src/core/lint/lint-options.ts', 'toLintOptions'],
    index: [`src/core/${oldName}.ts`, 'indexActions'],
    load: [`src/data/${oldName}.ts`, `loadC${oldName.slice(1)}`],
  },
] as const

/** Load the checker of a checkout of this repository. Throws if its layout is unknown. */
async function loadChecker(directory: string): Promise<Checker> {
  const checkout = resolve(directory)
  const layout = layouts.find(({ lint: [file] }) => existsSync(join(checkout, file)))
  if (layout === undefined) throw new Error(`${checkout}: expected a checkout of this repository`)
  // Parts of another commit have no types here; those of this one have the same shapes.
  const take = async ([file, name]: readonly [string, string]) =>
    (await import(pathToFileURL(join(checkout, file)).href))[name]
  const [lint, toOptions, index, load] = await Promise.all([
    take(layout.lint),
    take(layout.options),
    take(layout.index),
    take(layout.load),
  ])
  const { loadContent } = await import(pathToFileURL(join(checkout, 'src/data/records.ts')).href)
  const options = toOptions(await loadContent(join(checkout, 'content')))
  const indexed = index(await load())
  return (text) => lint(text, indexed, options)
}

const megabyte = 1_000_000

/** Repeat entries until their text has about the given length. */
function fill(length: number, entry: (i: number) => string): readonly string[] {
  const entries: string[] = []
  for (let size = 0; size < length; size += (entries.at(-1)?.length ?? 0) + 3)
    entries.push(entry(entries.length))
  return entries
}

function policyOf(fields: Readonly<Record<string, unknown>>): string {
  const statement = { Effect: 'Allow', Action: 'connect:DescribeInstance', Resource: '*', ...fields }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
}

const arn = 'arn:aws:connect:us-west-2:210987654321:instance/'

/** The texts whose checks are timed, by name. */
const shapes: Readonly<Record<string, () => string>> = {
  'wildcards in actions, 1 MB': () => policyOf({ Action: fill(megabyte, (i) => `connect:List*${i}`) }),
  'wildcards in one action, 1 MB': () => policyOf({ Action: `connect:${'*?a'.repeat(megabyte / 3)}` }),
  'wildcards in ARNs, 1 MB': () =>
    policyOf({ Resource: fill(megabyte, (i) => `arn:aws:connect:*:*:${'*a'.repeat(100)}${i}`) }),
  'condition keys, 1 MB': () =>
    policyOf({
      Condition: {
        StringEquals: Object.fromEntries(
          fill(megabyte - 300_000, (i) => `connect:Key${i}`).map((key) => [key, 'x']),
        ),
      },
    }),
  'covered actions, 1 MB': () =>
    policyOf({ Action: ['connect:*', 's3:*', ...fill(megabyte, (i) => `connect:ListUsers${i}`)] }),
  'covered ARNs, 1 MB': () =>
    policyOf({
      Action: ['connect:*', 's3:*'],
      Resource: [`${arn}*`, ...fill(megabyte, (i) => `${arn}*/${i}`)],
    }),
}

/** Join statements of AWS's own policies, short ones of many services, to a policy of the usual size, 6 KB. */
function usualPolicy(): string {
  const statements = readPackage()
    .flatMap(({ versions }) => versions.at(-1)?.document.Statement ?? [])
    .filter((statement) => JSON.stringify(statement).length < 800)
  let text = ''
  for (let i = 1; text.length < 6_000 && i <= statements.length; i += 1)
    text = JSON.stringify({ Version: '2012-10-17', Statement: statements.slice(0, i) })
  return text
}

/**
 * Measure the seconds of processor time that a checker takes for 6 KB after warm-up (the median of 20), and once for each
 * shape. Processor time, because other programs on the machine do not change it much.
 */
function timeChecker(check: Checker): Readonly<Record<string, number>> {
  const secondsOf = (text: string) => {
    const before = process.cpuUsage()
    check(text)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e6
  }
  const usual = usualPolicy()
  for (let i = 0; i < 10; i += 1) check(usual)
  const runs = Array.from({ length: 20 }, () => secondsOf(usual)).sort((x, y) => x - y)
  return {
    [`${(usual.length / 1000).toFixed(0)} KB`]: runs[10] ?? 0,
    ...Object.fromEntries(Object.entries(shapes).map(([name, make]) => [name, secondsOf(make())])),
  }
}

/** Count what a checker finds in the newest version of every policy in the archive: `condition-key warning` → 3. */
function countArchiveFindings(check: Checker): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { versions } of readPackage()) {
    for (const { rule, severity } of check(JSON.stringify(versions.at(-1)?.document, null, 2))) {
      const key = `${rule} ${severity}`
      counts[key] = (counts[key] ?? 0) + 1
    }
  }
  return counts
}

export interface CheckerFigures {
  /** Processor time by shape. */
  readonly seconds: Readonly<Record<string, number>>
  /** Counts by rule and severity, in the newest version of every policy in the archive. */
  readonly findings: Readonly<Record<string, number>>
  /** The same of another checkout. */
  readonly before?: Omit<CheckerFigures, 'before'>
}

/** Measure the checker of this checkout and, if given, of another one. */
export async function measureChecker(other: string | undefined): Promise<CheckerFigures> {
  const measure = async (checkout: string) => {
    const check = await loadChecker(checkout)
    return { seconds: timeChecker(check), findings: countArchiveFindings(check) }
  }
  const now = await measure('.')
  return other === undefined ? now : { ...now, before: await measure(other) }
}
