// Describes destructive actions for pages and JSON.

import { isGranted } from '../../core/access/grant.ts'
import type { Destruction } from '../../core/actions/destruction.ts'
import type { Change, ChangeKind } from '../../core/changes/compare.ts'
import type { Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'

type Judged = Pick<Site, 'destruction'>

/** What each effect is called, the most severe first. */
const effectWords: Readonly<Record<Destruction['effect'], string>> = {
  deletes: 'deletes',
  overwrites: 'overwrites',
  ends: 'stops',
}

/** Why one action is destructive, for its page. */
export interface DestructionView {
  readonly effect: string
  readonly why: string
  readonly source: string
}

/** Explain what an action destroys; undefined if no judgment says that it does, which does not make it harmless. */
export function toDestructionView({ destruction }: Judged, action: string): DestructionView | undefined {
  const record = destruction.find(action)
  return record && { effect: effectWords[record.effect], why: record.why, source: record.source }
}

/** A destructive action that a change grants, or grants on more or other requests. */
export interface GivenDestruction {
  readonly name: string
  readonly kind: ChangeKind
  readonly effect: Destruction['effect']
}

/** List the destructive actions that a change adds, widens or reshapes, in the order of the changes. */
export function listGivenDestruction(
  { destruction }: Partial<Judged>,
  changes: readonly Change[],
): readonly GivenDestruction[] {
  return changes
    .filter(({ kind }) => kind === 'gained' || kind === 'widened' || kind === 'reshaped')
    .flatMap(({ name, kind }) => {
      const effect = destruction?.find(name)?.effect
      return effect === undefined ? [] : [{ name, kind, effect }]
    })
}

/** Describe an effect in a word. */
export function describeEffect(effect: Destruction['effect']): string {
  return effectWords[effect]
}

/** List the destructive actions that a version grants. */
export function toVersionDestruction(site: Judged, version: Version): readonly string[] {
  return [...version.access.actions.values()]
    .filter(({ outcome }) => isGranted(outcome))
    .map(({ name }) => name)
    .filter((name) => site.destruction.find(name) !== undefined)
}
