// Writes the lock: which version of each managed policy is in use.
import { existsSync } from 'node:fs'
import { findNearest } from '../../../src/core/checker/nearest-name.ts'
import type { LockedPolicy } from '../../../src/core/lock/lock-record.ts'
import { countOf } from '../../../src/views/words/words.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { saveLock } from '../lock/lock-file.ts'
import { readCatalog, type UsedPolicy } from '../lock/policies-in-use.ts'
import { readSource } from '../lock/read-source.ts'
import { toLocked } from '../lock/to-locked.ts'
import type { LockOptions } from '../lock-options.ts'

/** Write the lock. Throws an error that lists every name that the source does not have, unless they are to be skipped. */
export async function lock(
  { names, source, file, force, skipUnknown }: LockOptions,
  knowledge: Knowledge,
): Promise<number> {
  if (existsSync(file) && !force)
    throw new Error(
      `${file} exists, and a new lock would accept every change since. Run review to see them; --force replaces it.`,
    )
  const content = await knowledge.content()
  const [catalog, used] = [readCatalog(content), await readSource(source, content)]
  const today = content.settings.asOf.slice(0, 10)
  const isUnknown = (written: string) => !used.some(({ name }) => name === nameOf(written))
  const skipped = skipUnknown ? [...new Set(names.filter(isUnknown))] : []
  const wanted = names.filter((name) => !skipped.includes(name))
  const holder = source === 'catalog' ? 'the catalog' : 'the source'
  if (skipped.length > 0)
    console.error(`lock: left out, because ${holder} does not have them: ${skipped.join(', ')}`)
  if (names.length > 0 && wanted.length === 0) throw new Error('no policy is left to lock')
  const policies =
    names.length === 0
      ? used.map((policy) => toLocked(policy, policy.current, catalog, today))
      : lockNamed(wanted, used, catalog, today, holder)
  await saveLock(file, { version: 1, policies: [...policies] })
  console.log(
    [
      ...policies.map(({ name, version }) => `${name}@${version}`),
      `lock: wrote ${countOf(policies.length, 'policy', 'policies')} to ${file}`,
    ].join('\n'),
  )
  return 0
}

const nameOf = (written: string): string => written.split('@')[0] ?? ''

function lockNamed(
  names: readonly string[],
  used: readonly UsedPolicy[],
  catalog: readonly UsedPolicy[],
  today: string,
  holder: string,
): readonly LockedPolicy[] {
  const faults: string[] = []
  const nearest = findNearest()
  const locked = new Map<string, LockedPolicy>()
  for (const written of names) {
    const [name = '', id] = written.split('@')
    const policy = used.find((one) => one.name === name)
    const version = id === undefined ? policy?.current : policy?.versions.find((one) => one.version === id)
    if (policy !== undefined && version !== undefined)
      locked.set(policy.arn, toLocked(policy, version, catalog, today))
    else if (policy !== undefined)
      faults.push(`${written}: expected one of ${policy.versions.map((one) => one.version).join(', ')}`)
    else {
      const meant = nearest(
        name,
        used.map((one) => one.name),
      )
      faults.push(
        `${written}: ${holder} has no such policy${meant === undefined ? '' : `; did you mean ${meant}?`}`,
      )
    }
  }
  if (faults.length > 0) {
    const tip = faults.some((fault) => fault.includes(' has no such policy'))
      ? [
          `--skip-unknown leaves out what ${holder} does not have; --source reads the policies that an account uses.`,
        ]
      : []
    throw new Error([...faults, ...tip].join('\n'))
  }
  return [...locked.values()]
}
