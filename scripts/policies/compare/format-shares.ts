// Formats what each of several attached policies adds to the others.
import { toCode, toPlain } from '../format/markdown-text.ts'
import type { AttachedJson } from './compare-attached.ts'

/** Format the shares of both sides as paragraphs of text; a side with one policy has none. */
export function formatShares({ attached }: AttachedJson): readonly string[] {
  return listSides(attached).map(({ title, shares }) =>
    [title, ...shares.map(({ policy, sentence }) => `${policy} ${sentence}`)].join('\n  '),
  )
}

/** Format the shares of both sides as Markdown. */
export function formatSharesMarkdown({ attached }: AttachedJson): readonly string[] {
  return listSides(attached).map(({ title, shares }) =>
    [`${title}:\n`, ...shares.map(({ policy, sentence }) => `- ${toCode(policy)} ${toPlain(sentence)}`)].join(
      '\n',
    ),
  )
}

function listSides({ from, to }: AttachedJson['attached']) {
  return [
    { title: 'What each older policy adds to the others', shares: from.shares },
    { title: 'What each newer policy adds to the others', shares: to.shares },
  ].filter(({ shares }) => shares.length > 0)
}
