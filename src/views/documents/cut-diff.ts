// Shortens a long text diff by what only one of its documents says: a link leads to the rest of it there.
import type { DiffPart, DiffRun, LeftOut } from './diff-part.ts'

/** Lines of one side only; of more than these, only the first few are shown. */
const most = { oneSided: 8, shown: 3 }

/** Where the lines of a part are in the older and the newer document. */
export type PlaceOf = (part: DiffPart) => { readonly removed: LeftOut['at']; readonly added: LeftOut['at'] }

/** Cut long runs of lines that were only removed or only added, and leave out what is the same and folded. */
export function cutOneSided(parts: readonly DiffPart[], placeOf: PlaceOf): readonly DiffPart[] {
  return parts.map((part) => ({
    ...part,
    runs: part.runs.flatMap((run) => cutRun(run, () => placeOf(part))),
  }))
}

function cutRun(run: DiffRun, places: () => ReturnType<PlaceOf>): readonly DiffRun[] {
  if (run.kind === 'fold') return [{ ...run, text: undefined }]
  if (run.kind !== 'change') return [run]
  const { removed, added } = run
  const isOneSided = removed.length === 0 || added.length === 0
  const count = removed.length + added.length
  if (!isOneSided || count <= most.oneSided) return [run]
  return [
    { kind: 'change', removed: removed.slice(0, most.shown), added: added.slice(0, most.shown) },
    {
      kind: 'left-out',
      what: added.length === 0 ? 'removed' : 'added',
      count: count - most.shown,
      at: added.length === 0 ? places().removed : places().added,
    },
  ]
}
