// Writes text and names as Markdown in which nothing takes effect as markup.
import { showUnseen } from '../../../src/views/feeds/feed-text.ts'
import type { Phrase } from '../../../src/views/words/words.ts'

/** Write a sentence as Markdown, with its names as code. */
export function phrasesToMarkdown(phrases: readonly Phrase[]): string {
  return phrases
    .map((phrase) => (typeof phrase === 'string' ? escapeMarkdown(phrase) : toCode(phrase.code)))
    .join('')
}

/** Escape plain text, so that it makes no markup, link, reference, mention or line break. */
export function escapeMarkdown(text: string): string {
  return (
    onOneLine(text)
      .replace(/[\\`*_[\]<>&|~]/g, '\\$&')
      // GitHub looks for these in the rendered text, so a backslash does not stop it.
      .replace(/[@#]|:(?=\/\/)/g, '$&\u200b')
  )
}

/** Write a name as code, fenced by more backticks than it has in a row itself. */
export function toCode(text: string): string {
  const line = onOneLine(text)
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  // One space on each side is not rendered, and it separates a backtick at the edge from the fence.
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`
}

function onOneLine(text: string): string {
  return showUnseen(text).replace(/\s+/g, ' ')
}
