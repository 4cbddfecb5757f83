// Checks the records of policies that reach the catalog's services: against each other, the settings and the snapshot.

import type { Finding } from '../json/finding.ts'
import { unpackActions } from '../reach/action-lists.ts'
import { replayGranted } from '../reach/granted-by-version.ts'
import type { ReachBasis, ReachRecord } from '../records/reach.ts'
import { versionNumber } from '../records/record.ts'
import type { ContentFolder, Filed } from './content-folder.ts'

const basisFile = 'reach.json'
const tip = 'Run npm run sync, which decides and writes these records again.'

/** Check that the records agree with each other, with what decided them, and with the catalog. */
export function assertReach(content: ContentFolder): readonly Finding[] {
  const { reachBasis, reach = [] } = content
  if (reachBasis === undefined) {
    return reach.slice(0, 1).map(({ file }) => ({
      file,
      at: [],
      found: 'a record of reach without reach.json',
      expected: 'reach.json, which says what decided the records',
      tip,
    }))
  }
  const catalog = new Set(content.policies.map(({ name }) => name))
  const retired = new Set(reachBasis.record.retired.map(({ policy }) => policy))
  return [
    ...assertServices(reachBasis, content),
    ...reach.flatMap((filed) => [
      ...assertOutside(filed, catalog, 'in the catalog'),
      ...assertOutside(filed, retired, 'retired, as reach.json says'),
      ...assertVersionsInOrder(filed),
      ...assertReplayed(filed, reachBasis.record),
    ]),
  ]
}

/** Compare the snapshot that decided the records with the pinned one. Returns a finding if it has moved on. */
export function checkReachSnapshot(basis: ReachBasis, snapshot: string): readonly Finding[] {
  if (basis.snapshot === snapshot) return []
  return [
    {
      file: basisFile,
      at: ['snapshot'],
      found: `${JSON.stringify(basis.snapshot)}, which decided who reaches the services`,
      expected: `${JSON.stringify(snapshot)}, the pinned snapshot`,
      tip,
    },
  ]
}

function assertServices(
  { file, record }: Filed<ReachBasis>,
  { settings }: ContentFolder,
): readonly Finding[] {
  // Settings that cannot be read have faults of their own.
  if (settings === undefined) return []
  const own = settings.record.ownServices ?? []
  const missing = own.filter((prefix) => !Object.hasOwn(record.actions, prefix))
  const others = Object.keys(record.actions).filter((prefix) => !own.includes(prefix))
  return [
    ...missing.map((prefix) => ({ at: ['actions'], found: `no actions of ${prefix}` })),
    ...others.map((prefix) => ({ at: ['actions', prefix], found: `actions of ${prefix}` })),
  ].map((finding) => ({ file, ...finding, expected: 'the actions of the ownServices of site.json', tip }))
}

function assertOutside(
  { file, record }: Filed<ReachRecord>,
  excluded: ReadonlySet<string>,
  what: string,
): readonly Finding[] {
  if (!excluded.has(record.policy)) return []
  const found = `${record.policy}, which is ${what}`
  return [{ file, at: ['policy'], found, expected: 'a usable policy outside the catalog', tip }]
}

function assertVersionsInOrder({ file, record: { versions } }: Filed<ReachRecord>): readonly Finding[] {
  return versions.flatMap(({ version, created }, i) => {
    const before = versions[i - 1]
    if (before === undefined) return []
    const at = ['versions', i]
    if (versionNumber(before.version) >= versionNumber(version))
      return [
        {
          file,
          at,
          found: `${version} after ${before.version}`,
          expected: 'versions in order, each once',
          tip,
        },
      ]
    const dated = versions.slice(0, i).findLast((older) => older.created !== undefined)?.created
    if (created === undefined || dated === undefined || dated <= created) return []
    return [
      { file, at, found: `${created} after ${dated}`, expected: 'dates in the order of the versions', tip },
    ]
  })
}

/** What the versions gained and lost must add up to what the newest one grants. */
function assertReplayed({ file, record }: Filed<ReachRecord>, { actions }: ReachBasis): readonly Finding[] {
  const replayed = [...(replayGranted(record, actions).at(-1) ?? [])].sort()
  const granted = record.grants.flatMap((grant) => unpackActions(grant.actions, actions)).sort()
  if (JSON.stringify(replayed) === JSON.stringify(granted)) return []
  return [
    {
      file,
      at: ['grants'],
      found: `${granted.length} actions`,
      expected: `the ${replayed.length} that its versions gained and did not lose`,
      tip,
    },
  ]
}
