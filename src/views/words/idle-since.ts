// Says since when a version names an action in vain, where AWS's reference moved under its text.
import { readValue } from '../../core/reads.ts'
import { defineVersionReads } from '../../site/define-reads.ts'
import type { Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { formatDay } from './days.ts'
import { describeCause } from './reference-words.ts'
import type { Phrase } from './words.ts'

/** Describe one action: `idle since 18 June 2026, when AWS’s reference dropped the resource type contact`. */
export function describeIdleSince(
  site: Site,
  version: Version,
  action: string,
): readonly Phrase[] | undefined {
  const day = readValue(idleRead, `${version.record.policy}/${version.id}/${action}`, () =>
    site.reference.idleSince(version, action),
  )
  return day && [`idle since ${formatDay(day.day)}, `, ...describeCause(day)]
}

const idleRead = 'idle since'

/** Define how that is looked up again. */
export function defineIdleReads(site: Site): void {
  defineVersionReads(site, idleRead, (_, version, action = '') => site.reference.idleSince(version, action))
}

/** Actions that are idle since the same day for the same reason. */
export interface IdleGroup {
  readonly words: readonly Phrase[]
  readonly actions: readonly string[]
}

/** Group the actions that the reference made idle, in the given order; others are left out. */
export function groupIdle(site: Site, version: Version, actions: readonly string[]): readonly IdleGroup[] {
  const described = actions.flatMap((action) => {
    const words = describeIdleSince(site, version, action)
    return words === undefined ? [] : [{ action, words }]
  })
  return [...Map.groupBy(described, ({ words }) => JSON.stringify(words)).values()].map((alike) => ({
    words: alike[0]?.words ?? [],
    actions: alike.map(({ action }) => action),
  }))
}
