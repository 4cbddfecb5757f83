// Words and names in; the same in Markdown, so that nothing in them takes effect, out.
import { showUnseen } from '../../../src/views/feeds/feed-text.ts'
import type { Phrase } from '../../../src/views/words/words.ts'

/** Write a sentence, its names as code. */
export function phrasesToMarkdown(phrases: readonly Phrase[]): string {
  return phrases
    .map((phrase) => (typeof phrase === 'string' ? escapeMarkdown(phrase) : toCode(phrase.code)))
    .join('')
}

/** Write plain words: no markup, link, reference, mention or line break comes of them. */
export function escapeMarkdown(text: string): string {
  return (
    onOneLine(text)
      .replace(/[\\`*_[\]<>&|~]/g, '\\$&')
      // GitHub looks for these in the text that is shown, so a backslash does not keep it from that.
      .replace(/[@#]|:(?=\/\/)/g, '$&\u200b')
  )
}

/** Write a name as code, between more backticks than it has in a row itself. */
export function toCode(text: string): string {
  const line = onOneLine(text)
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  // One space on either side is not shown, and keeps a backtick at the edge apart from the fence.
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`
}

function onOneLine(text: string): string {
  return showUnseen(text).replace(/\s+/g, ' ')
}
