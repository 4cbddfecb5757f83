// Replays the recorded changes of a policy: which actions each version granted, and in which runs of versions.
import type { Span } from '../changes/history.ts'
import type { ReachRecord } from '../records/reach.ts'
import { type DecidedActions, unpackActions } from './action-lists.ts'

/** The actions that each version granted, versions oldest first. */
export function replayGranted(
  { versions }: Pick<ReachRecord, 'versions'>,
  decided: DecidedActions,
): readonly ReadonlySet<string>[] {
  const granted = new Set<string>()
  return versions.map(({ gained = [], lost = [] }) => {
    for (const name of unpackActions(lost, decided)) granted.delete(name)
    for (const name of unpackActions(gained, decided)) granted.add(name)
    return new Set(granted)
  })
}

/** List the unbroken runs of versions in which a test holds, oldest first; `at` is the place of a version. */
export function listSpans(ids: readonly string[], holds: (at: number) => boolean): readonly Span[] {
  const spans: { since: string; until?: string }[] = []
  ids.forEach((id, at) => {
    const before = at > 0 && holds(at - 1)
    if (holds(at) && !before) spans.push({ since: id })
    const [last, previous] = [spans.at(-1), ids[at - 1]]
    if (!holds(at) && before && last !== undefined && previous !== undefined) last.until = previous
  })
  return spans
}
