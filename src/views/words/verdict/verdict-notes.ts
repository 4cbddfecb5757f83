// Writes what else to know of a comparison: what is undecided, named in vain or denied, and what is not compared.
import type { Access } from '../../../core/access/access.ts'
import { isGranted, type Status } from '../../../core/access/grant.ts'
import type { Change, Comparison } from '../../../core/changes/compare.ts'
import { countOf, listNames, type Phrase } from '../words.ts'

/** List the notes on a comparison. */
export function listNotes(comparison: Comparison): readonly (readonly Phrase[])[] {
  return [
    ...describeUndecided(comparison.changes),
    ...describeIdle(comparison),
    ...describeDenied(comparison),
    ...describeDenies(comparison),
  ]
}

/** Said wherever Deny statements differ. */
export const notCompared = 'What they take away from other policies is not compared, so read the text.'

/** Leaves open what Deny statements that differ mean. */
export const deniesNote: readonly Phrase[] = [`The Deny statements differ. ${notCompared}`]

/** Check whether neither side grants an action: there may be one that is named in vain or denied. */
export function grantsNothing({ before, after }: Comparison): boolean {
  for (const { actions } of [before, after])
    for (const { outcome } of actions.values()) if (isGranted(outcome)) return false
  return true
}

/** Say in a few words how two versions with the same access differ, without claiming that their Denies are the same. */
export function describeSameBriefly(comparison: Comparison): string {
  if (grantsNothing(comparison))
    return `grants nothing, different ${comparison.deniesDiffer ? 'Deny' : 'text'}`
  return comparison.deniesDiffer ? 'grants the same, different Deny' : 'same access, different text'
}

/** Report Deny statements that differ, unless the sentence does: a gain or a loss says nothing of other policies. */
function describeDenies(comparison: Comparison): readonly (readonly Phrase[])[] {
  const isSaid = comparison.verdict === 'same' && grantsNothing(comparison)
  return comparison.deniesDiffer && !isSaid ? [deniesNote] : []
}

/** Report actions whose change is not known because the search for a request was given up. */
function describeUndecided(changes: readonly Change[]): readonly (readonly Phrase[])[] {
  const named = changes.filter(({ isUndecided }) => isUndecided)
  if (named.length === 0) return []
  return [
    [
      `For ${countOf(named.length, 'action')} (`,
      ...listNames(named.map(({ name }) => name)),
      ') there was no telling in reasonable time which requests are allowed; read the text.',
    ],
  ]
}

/** Report actions that the newer version names in vain, and the older one did not name. */
function describeIdle({ before, after }: Comparison): readonly (readonly Phrase[])[] {
  const named = listNew(before, after, 'idle')
  if (named.length === 0) return []
  const isOne = named.length === 1
  return [
    [
      `${countOf(named.length, 'more action')} (`,
      ...listNames(named),
      `) ${isOne ? 'is' : 'are'} named but not granted: by AWS’s reference ${isOne ? 'it' : 'they'} never ${isOne ? 'matches' : 'match'} a request on these resources and conditions.`,
    ],
  ]
}

/** List the actions that have a status in the newer version and did not have it in the older one. */
function listNew(before: Access, after: Access, status: Status): readonly string[] {
  const names: string[] = []
  // Nothing is copied: there may be thousands of actions, and nearly none of them is new. They are sorted already.
  for (const [key, { name, outcome }] of after.actions)
    if (outcome.status === status && before.actions.get(key)?.outcome.status !== status) names.push(name)
  return names
}

/** Report actions that an Allow of the newer version matches and that a Deny now overrides. */
function describeDenied({ before, after }: Comparison): readonly (readonly Phrase[])[] {
  const named = listNew(before, after, 'denied')
  if (named.length === 0) return []
  return [
    [
      `${countOf(named.length, 'action')} (`,
      ...listNames(named, 12),
      `) ${named.length === 1 ? 'is' : 'are'} denied: an Allow matches ${named.length === 1 ? 'it' : 'them'}, but a Deny overrides it.`,
    ],
  ]
}
