// Finds the faults that the content lint would report if a policy's new versions were recorded.

import { assertDatesInOrder } from '../../../src/core/content/check-dates.ts'
import { checkShape } from '../../../src/core/json/check-shape.ts'
import { formatJsonPath } from '../../../src/core/json/fault.ts'
import type { Finding } from '../../../src/core/json/finding.ts'
import { findUnseenCharacters } from '../../../src/core/json/unseen-characters.ts'
import { type VersionRecord, versionRecord } from '../../../src/core/records/record.ts'
import type { Addition } from './addition.ts'

type Fault = Omit<Finding, 'file'>

/** Explain which versions cannot become records, and why. */
export function refuseFaults(
  recorded: readonly VersionRecord[],
  additions: readonly Addition[],
): readonly string[] {
  const checked = additions.map((addition) => ({ addition, ...checkShape(versionRecord, addition) }))
  const faulty = checked.flatMap(({ addition, findings }) =>
    [...findings, ...findUnseenCharacters(addition)].map((fault) => refuse(addition, fault)),
  )
  if (faulty.length > 0) return faulty
  const sound = checked.flatMap(({ record }) => (record === undefined ? [] : [record]))
  return refuseOrder([...recorded, ...sound])
}

/** Refuse versions whose dates are not in the order of the versions. */
function refuseOrder(versions: readonly VersionRecord[]): readonly string[] {
  const name = versions[0]?.policy ?? ''
  return assertDatesInOrder({
    name,
    file: name,
    hasPolicyFile: true,
    versions: versions.map((record) => ({ file: record.version, record })),
    versionFileCount: versions.length,
  }).map(({ file, ...fault }) => refuse({ policy: name, version: file }, fault))
}

function refuse(
  { policy, version }: Pick<Addition, 'policy' | 'version'>,
  { at, found, expected }: Fault,
): string {
  return `${policy} ${version}: ${formatJsonPath(at)}: found ${found}, expected ${expected}`
}
