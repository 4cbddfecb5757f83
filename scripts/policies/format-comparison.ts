// Formats a comparison of two policies as text for a terminal.
import { changeKinds } from '../../src/core/changes/compare.ts'
import type { CompareJson } from '../../src/views/api/changes-json.ts'
import { verdictSigns } from '../../src/views/words/change-words.ts'

/** Format a comparison: the verdict, the reasons, and every action that changed. */
export function formatComparison(
  { from, to, verdict, sentence, notes, changes }: CompareJson,
  snapshot: string,
): string {
  const lists = changeKinds.flatMap((kind) =>
    changes[kind].length === 0 ? [] : [[`${kind} (${changes[kind].length})`, ...changes[kind]].join('\n  ')],
  )
  return [
    `${verdictSigns[verdict]} ${verdict}: ${from} → ${to}`,
    sentence,
    ...notes,
    ...lists,
    `Wildcards are expanded with the actions in ${snapshot}.`,
  ].join('\n\n')
}
