// Changes a content folder as people and the sync do, one kind of change after the other.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { changeKinds } from '../../src/core/changes/compare.ts'
import type { ReachBasis, ReachRecord } from '../../src/core/records/reach.ts'
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

const service = 'connect-campaigns'

/** Leave out what makes a small catalog large: pages about every action of its services, and records about others. */
export function makeSmall(content: string): void {
  edit(join(content, 'site.json'), (settings) => ({ ...settings, ownServices: [service] }))
  for (const name of readdirSync(content)) if (/^reference-/.test(name)) rmSync(join(content, name))
  edit<ReachBasis>(join(content, 'reach.json'), ({ actions, ...basis }) => ({
    ...basis,
    actions: { [service]: actions[service] },
  }))
  for (const name of readdirSync(join(content, 'reach'))) makeSmallReach(join(content, 'reach', name))
}

/** Leave out other services of a policy outside the catalog, or the policy if it reaches only those. */
function makeSmallReach(file: string): void {
  const ofService = (actions: readonly string[]) =>
    actions.filter((action) => action.startsWith(`${service}:`))
  const { grants, versions, ...record } = readJson<ReachRecord>(file)
  const small = {
    ...record,
    versions: versions.map((version) =>
      Object.fromEntries(
        Object.entries(version).flatMap(([field, value = []]) => {
          const isList = Array.isArray(value) && changeKinds.some((kind) => kind === field)
          const kept = isList ? ofService(value) : value
          return kept.length === 0 ? [] : [[field, kept]]
        }),
      ),
    ),
    grants: grants
      .map((grant) => ({ ...grant, actions: ofService(grant.actions) }))
      .filter(({ actions }) => actions.length > 0),
  }
  if (small.grants.length === 0) rmSync(file)
  else writeJson(file, small)
}

/** The changes, each on top of those before it. */
export const contentChanges: readonly ContentChange[] = [
  { what: 'nothing is kept yet', make: () => {} },
  { what: 'a version was added', make: addOne, isVersion: true },
  { what: 'a version names an action that AWS does not list', make: addUnlisted },
  { what: 'a summary was changed', make: (content) => editPolicy(content, { summary: 'What it is for.' }) },
  {
    what: 'the archive of other policies is newer',
    make: (content) => edit(join(content, 'reach.json'), (basis) => ({ ...basis, archive: 'newer' })),
  },
  { what: 'another policy reaches less', make: dropReach },
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

/** Its second version is not recorded, as if there were none. */
function dropReach(content: string): void {
  const folder = join(content, 'reach')
  const [first = ''] = readdirSync(folder)
    .filter((name) => readJson<ReachRecord>(join(folder, name)).versions.length > 2)
    .sort()
  edit<ReachRecord>(join(folder, first), (record) => ({
    ...record,
    versions: record.versions.toSpliced(1, 1),
  }))
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

function edit<Record = object>(file: string, change: (record: Record) => object): void {
  writeJson(file, change(readJson(file)))
}

function readJson<Record>(file: string): Record {
  return JSON.parse(readFileSync(file, 'utf8'))
}

function writeJson(file: string, record: object): void {
  writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`)
}
