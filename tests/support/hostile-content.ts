// Adds to the real content a record of every kind, with markup in every text that allows it.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { byActionName } from '../../src/core/actions/action.ts'
import { formatJsonPath } from '../../src/core/json/fault.ts'
import type { JsonPath } from '../../src/core/json/finding.ts'
import { readContent } from '../../src/data/records.ts'
import { recordKinds } from './record-kinds.ts'

export const evil = ']]></script><script>alert(1)</script><img src=x onerror=alert(2)>"\'&'

/** The name of the hostile policy, and the slug of a hostile example. */
export const hostile = { policy: 'Hostile', example: 'hostile' } as const

interface Leaf {
  readonly file: string
  readonly at: JsonPath
  readonly value: string
}

/** Replacements for each text, the worst first. The last one is the text itself. */
const choices: readonly ((text: string) => string)[] = [
  () => evil,
  (text) => text + evil,
  () => `A ${evil}.`,
  () => `https://example.org/${evil}`,
  (text) => text,
]

/**
 * Make hostile content in a folder. Each text gets the worst replacement that the records' own checks accept, so no
 * field that allows markup is forgotten. Returns the paths of those fields, without positions in lists.
 */
export async function makeHostileContent(dir: string): Promise<readonly string[]> {
  cpSync('content', dir, { recursive: true })
  const files = hostileRecords()
  const leaves = Object.entries(files).flatMap(([file, { value, at }]) => listLeaves(file, value, at))
  const chosen = new Map(leaves.map((leaf) => [leaf, 0]))
  for (let rounds = 0; rounds < 40; rounds += 1) {
    for (const [file, { whole }] of Object.entries(files)) {
      const mine = leaves.filter((leaf) => leaf.file === file)
      write(
        join(dir, file),
        mine.reduce((value, leaf) => replaceAt(value, leaf.at, textOf(leaf, chosen)), whole),
      )
    }
    const { faults } = await readContent(dir, { label: 'content' })
    if (faults.length === 0) {
      giveGuidesSubject(dir)
      const hit = leaves.filter((leaf) => textOf(leaf, chosen) !== leaf.value)
      return [
        ...new Set(hit.map(({ file, at }) => `${file} ${formatJsonPath(at).replace(/\[\d+\]/g, '[]')}`)),
      ]
    }
    for (const { file, path } of faults) {
      const blamed = leaves.filter(
        (leaf) => `content/${leaf.file}` === file && formatJsonPath(leaf.at).startsWith(path),
      )
      const milder = blamed.filter((leaf) => (chosen.get(leaf) ?? 0) < choices.length - 1)
      if (milder.length === 0) throw new Error(`${file} ${path} is invalid even with its original texts`)
      for (const leaf of milder) chosen.set(leaf, (chosen.get(leaf) ?? 0) + 1)
    }
  }
  throw new Error('the hostile content still has faults')
}

/** Give every guide the catalog's hostile subject, because the build rejects a guide with a different one. */
function giveGuidesSubject(dir: string): void {
  const { subject } = JSON.parse(readFileSync(join(dir, 'site.json'), 'utf8'))
  for (const name of readdirSync(join(dir, 'guides'))) {
    const file = join(dir, 'guides', name)
    const text = readFileSync(file, 'utf8')
    writeFileSync(
      file,
      text.replace(/^subject: .*$/m, () => `subject: ${JSON.stringify(subject)}`),
    )
  }
}

const textOf = (leaf: Leaf, chosen: ReadonlyMap<Leaf, number>) =>
  (choices[chosen.get(leaf) ?? 0] ?? choices[0])?.(leaf.value) ?? leaf.value

interface Added {
  /** The added record; `at` is its place in the file, and `whole` the file. */
  readonly value: unknown
  readonly at: JsonPath
  readonly whole: unknown
}

function hostileRecords(): Readonly<Record<string, Added>> {
  const ofPolicy = (text: string) =>
    text.replaceAll('Sample', hostile.policy).replaceAll('"Other"', '"AmazonConnect_FullAccess"')
  const alone = (value: unknown): Added => ({ value, at: [], whole: value })
  const sample = (file: string) => JSON.parse(ofPolicy(JSON.stringify(recordKinds[file])))
  const folder = `policies/${hostile.policy}`
  const example = sample('examples/read-users.json')
  return {
    // With this setting, versions that are not consecutive are compared in the browser, which also shows hostile texts.
    'site.json': alone({ ...readJson('site.json'), comparisons: 'adjacent' }),
    'risks.json': added(
      'risks.json',
      { ...sample('risks.json')[0], actions: [actionWithoutRisk()] },
      (a, b) => byActionName({ name: a.actions[0] }, { name: b.actions[0] }),
    ),
    'announcements.json': added('announcements.json', sample('announcements.json')[0], (a, b) =>
      a.date < b.date ? 1 : -1,
    ),
    [`${folder}/policy.json`]: alone(sample('policies/Sample/policy.json')),
    [`${folder}/v1.json`]: withStatements(sample('policies/Sample/v1.json'), [wildcard]),
    // A change so small that feeds show its texts.
    [`${folder}/v2.json`]: withStatements(
      { ...sample('policies/Sample/v1.json'), version: 'v2', created: '2020-06-01T00:00:00Z' },
      [wildcard, narrowing],
    ),
    [`${folder}/v3.json`]: withStatements({ ...sample('policies/Sample/v2.json'), version: 'v3' }, [
      wildcard,
      named,
      escaping,
    ]),
    // The document stays unchanged, because the policy checker fails the build for an invalid example document.
    [`examples/${hostile.example}.json`]: {
      value: { ...example, document: {} },
      at: [],
      whole: example,
    },
  }
}

const wildcard = { Effect: 'Allow', Action: 'connect:*', Resource: '*' }
const named = { ...wildcard, Action: 'sqs:*', Condition: { [`StringEquals${evil}`]: { [evil]: evil } } }
/** Actions that would lead out of the site's folder if they were used as paths. */
const escaping = { ...wildcard, Action: ['connect:../../../../escaped', 'connect:..', '../..:escaped'] }
const narrowing = {
  Sid: evil,
  Effect: 'Deny',
  Action: 'connect:DescribeUser',
  Resource: '*',
  Condition: { StringEquals: { 'aws:PrincipalTag/team': evil } },
}

/** Add statements that stay unchanged. */
function withStatements(value: Any, statements: readonly object[]): Added {
  const { document } = value
  return {
    value,
    at: [],
    whole: { ...value, document: { ...document, Statement: [...document.Statement, ...statements] } },
  }
}

/** Insert a record among the real ones of its file. */
function added(file: string, value: unknown, order: (a: Any, b: Any) => number): Added {
  const whole = [...readJson(file), value].sort(order)
  return { value, at: [whole.indexOf(value)], whole }
}

// biome-ignore lint/suspicious/noExplicitAny: records are checked when the content is read
type Any = any

function readJson(file: string): Any {
  return JSON.parse(readFileSync(join('content', file), 'utf8'))
}

function actionWithoutRisk(): string {
  const risky = new Set(readJson('risks.json').flatMap(({ actions }: Any) => actions))
  const actions = Object.keys(readJson('first-seen.json').actions)
  return actions.find((name) => name.startsWith('connect:List') && !risky.has(name)) ?? ''
}

function listLeaves(file: string, value: unknown, at: JsonPath): readonly Leaf[] {
  if (typeof value === 'string') return [{ file, at, value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    listLeaves(file, inner, [...at, Array.isArray(value) ? Number(name) : name]),
  )
}

function replaceAt(value: unknown, [step, ...rest]: JsonPath, text: string): unknown {
  if (step === undefined) return text
  if (Array.isArray(value)) return value.map((item, i) => (i === step ? replaceAt(item, rest, text) : item))
  const fields = value as Readonly<Record<string, unknown>>
  return { ...fields, [step]: replaceAt(fields[step], rest, text) }
}

function write(path: string, record: unknown): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify(record, null, 2)}\n`)
}
