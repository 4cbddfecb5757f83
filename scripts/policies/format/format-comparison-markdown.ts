// Formats a comparison of two policies as Markdown, for a comment on a pull request.
import { changeKinds } from '../../../src/core/changes/compare.ts'
import type { CompareJson } from '../../../src/views/api/changes-json.ts'
import type { EvidenceJson } from '../../../src/views/changes/evidence.ts'
import { describeRequest } from '../../../src/views/changes/request-words.ts'
import { verdictSigns } from '../../../src/views/words/change-words.ts'
import { phrasesToText } from '../../../src/views/words/words.ts'
import { toCode, toPlain } from './markdown-text.ts'

/** How many actions of a kind are named; a comment with thousands helps nobody, and the counts are complete. */
const mostNamed = 50

/** Format a comparison: the verdict, the reasons, every action that changed, and requests that show it. */
export function formatComparisonMarkdown(comparison: CompareJson, snapshot: string): string {
  const { from, to, verdict, sentence, notes } = comparison
  return [
    `**${verdictSigns[verdict]} ${verdict}**: ${toCode(from)} → ${toCode(to)}`,
    [sentence, ...notes].map(toPlain).join(' '),
    ...listChanges(comparison),
    ...listEvidence(comparison.evidence),
    toPlain(`Wildcards are expanded with the actions in ${snapshot}.`),
  ].join('\n\n')
}

/** List what changed as one list, and mark the sensitive actions. */
export function listChanges({ changes, risks }: Pick<CompareJson, 'changes' | 'risks'>): readonly string[] {
  const classesOf = new Map(risks.map(({ action, classes }) => [action, classes]))
  const items = changeKinds.flatMap((kind) => {
    const actions = changes[kind]
    if (actions.length === 0) return []
    const named = actions.slice(0, mostNamed).map((action) => {
      const classes = classesOf.get(action)
      return classes === undefined ? toCode(action) : `${toCode(action)} (${classes.map(toPlain).join(', ')})`
    })
    const more = actions.length > mostNamed ? `, and ${actions.length - mostNamed} more` : ''
    return [`- ${kind} (${actions.length}): ${named.join(', ')}${more}`]
  })
  return items.length === 0 ? [] : [items.join('\n')]
}

/** List one request for each entry of the evidence and each direction. */
export function listEvidence(evidence: readonly EvidenceJson[]): readonly string[] {
  const items = evidence.flatMap(({ nowAllowed, nowRefused }) => [
    ...(nowAllowed ? [`- now allowed: ${toPlain(phrasesToText(describeRequest(nowAllowed)))}`] : []),
    ...(nowRefused ? [`- now refused: ${toPlain(phrasesToText(describeRequest(nowRefused)))}`] : []),
  ])
  return items.length === 0 ? [] : [items.slice(0, mostNamed).join('\n')]
}
