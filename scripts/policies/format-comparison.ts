// Formats a comparison of two policies as text for a terminal.
import { changeKinds } from '../../src/core/changes/compare.ts'
import type { CompareJson } from '../../src/views/api/changes-json.ts'
import type { RequestJson } from '../../src/views/changes/evidence.ts'
import { describeRequest } from '../../src/views/changes/request-words.ts'
import { verdictSigns } from '../../src/views/words/change-words.ts'
import { countOf, phrasesToText } from '../../src/views/words/words.ts'

/**
 * Format a comparison: the verdict, the reasons, every action that changed, and requests that show it. `simulate` writes
 * the command that asks AWS about a request, where a person can run it.
 */
export function formatComparison(
  { from, to, verdict, sentence, notes, changes, evidence }: CompareJson,
  snapshot: string,
  simulate?: (request: RequestJson) => string,
): string {
  const lists = changeKinds.flatMap((kind) =>
    changes[kind].length === 0 ? [] : [[`${kind} (${changes[kind].length})`, ...changes[kind]].join('\n  ')],
  )
  const examples = evidence.flatMap(({ actions, nowAllowed, nowRefused }) =>
    [
      { title: 'Allowed now', request: nowAllowed, otherwise: 'refused before' },
      { title: 'Refused now', request: nowRefused, otherwise: 'allowed before' },
    ].flatMap(({ title, request, otherwise }) => {
      if (request === undefined) return []
      const more =
        actions.length > 1 ? ` The same is true of ${countOf(actions.length - 1, 'other action')}.` : ''
      return [`${title}: ${phrasesToText(describeRequest(request))}; ${otherwise}.${more}`]
    }),
  )
  const [first] = evidence.flatMap(({ nowAllowed, nowRefused }) => nowAllowed ?? nowRefused ?? [])
  return [
    `${verdictSigns[verdict]} ${verdict}: ${from} → ${to}`,
    sentence,
    ...notes,
    ...lists,
    ...(examples.length === 0 ? [] : [examples.join('\n')]),
    ...(first === undefined || simulate === undefined
      ? []
      : [`To ask AWS about the first of them, before and after:\n${simulate(first)}`]),
    `Wildcards are expanded with the actions in ${snapshot}.`,
  ].join('\n\n')
}
