// Changes a content folder as people and the sync do, one kind of change after the other.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addVersion } from '../site/one-more-version.ts'

/** A change of a content folder. */
export interface ContentChange {
  readonly what: string
  readonly make: (content: string) => void
  /** Add a version to a policy, so that only comparisons with that version are new. */
  readonly isVersion?: boolean
  /** Build as a large site is built: in stages, if most has changed. */
  readonly isLarge?: boolean
}

/** Leave out what makes a small catalog large: pages about every action of its services, and records about others. */
export function makeSmall(content: string): void {
  edit(join(content, 'site.json'), (settings) => ({ ...settings, ownServices: ['connect-campaigns'] }))
  for (const name of readdirSync(content))
    if (/^(reach|reference-)/.test(name)) rmSync(join(content, name), { recursive: true })
}

/** The changes, each on top of those before it. */
export const contentChanges: readonly ContentChange[] = [
  { what: 'nothing is kept yet', make: () => {} },
  { what: 'a version was added', make: addOne, isVersion: true },
  { what: 'a version names an action that AWS does not list', make: addUnlisted },
  { what: 'a summary was changed', make: (content) => editPolicy(content, { summary: 'What it is for.' }) },
  { what: 'the catalog is a day older', make: (content) => edit(join(content, 'site.json'), moveDay) },
  { what: 'a policy was removed', make: removePolicy },
  {
    what: 'a risk was reworded',
    make: (content) => edit(join(content, 'risks.json'), rewordRisk),
    isLarge: true,
  },
]

function addOne(content: string): void {
  addVersion(content, firstPolicy(content), {
    Sid: 'Added',
    Effect: 'Allow',
    Action: ['connect:ListUsers', 's3:GetObject'],
    Resource: '*',
  })
}

/** The service has other actions, of which policies do what they did. */
function addUnlisted(content: string): void {
  addVersion(content, firstPolicy(content), {
    Effect: 'Allow',
    Action: 'logs:NoLongerListed',
    Resource: '*',
  })
}

function editPolicy(content: string, fields: object): void {
  edit(join(content, 'policies', firstPolicy(content), 'policy.json'), (record) => ({ ...record, ...fields }))
}

function removePolicy(content: string): void {
  rmSync(join(content, 'policies', firstPolicy(content)), { recursive: true })
}

function moveDay(settings: object): object {
  const { asOf } = settings as { asOf: string }
  return { ...settings, asOf: new Date(Date.parse(asOf) + 86_400_000).toISOString().replace('.000', '') }
}

function rewordRisk(risks: object): object {
  const [first, ...others] = risks as { why: string }[]
  return [{ ...first, why: 'What it allows, in other words.' }, ...others]
}

function firstPolicy(content: string): string {
  const [first = ''] = readdirSync(join(content, 'policies')).sort()
  return first
}

function edit(file: string, change: (record: object) => object): void {
  writeJson(file, change(readJson(file)))
}

function readJson<Record>(file: string): Record {
  return JSON.parse(readFileSync(file, 'utf8'))
}

function writeJson(file: string, record: object): void {
  writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`)
}
