// Reads the question in this page's address, and writes one.

import type { PolicySource } from '../../core/ask/policy-source.ts'
import { type LinkedQuestion, readQuestionLink, writeQuestionLink } from '../../core/ask/question-link.ts'
import type { PageQuestion } from './messages.ts'
import { packText } from './pack-text.ts'
import type { PolicyCard } from './policy-cards.ts'

/** Read the question in the address; undefined without one, a string that says what is wrong with it. */
export function readAddress(): LinkedQuestion | string | undefined {
  const fragment = location.hash.slice(1)
  // Other fragments are places on the page.
  return /[&=]|^v\d/.test(fragment) ? readQuestionLink(fragment) : undefined
}

/** Write a question as a fragment. Texts of one's own are packed; cards without a text are left out. */
export async function writeAddress(
  cards: readonly PolicyCard[],
  { action, resource, context }: Omit<PageQuestion, 'policies'>,
): Promise<string> {
  const filled = cards.filter(({ editor }) => editor.area.value.trim() !== '')
  const policies = await Promise.all(
    filled.map(async (card) => ({
      role: card.role(),
      source: await readCardSource(card),
    })),
  )
  const keys = Object.entries(context).map(([key, values]) => ({ key, values }))
  return writeQuestionLink({ policies, action, resource, keys })
}

/** Read where a card's text is from; a text of one's own is packed. */
export async function readCardSource({
  source,
  editor,
}: Pick<PolicyCard<string>, 'source' | 'editor'>): Promise<PolicySource> {
  return source() ?? { kind: 'packed', packed: await packText(editor.area.value) }
}
