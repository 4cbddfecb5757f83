// Any text in; the same text without characters that a feed reader could stumble over or be misled by out.

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu

/**
 * Write every character that is not seen as its code, such as `\u202e`: control characters, which XML forbids, marks
 * that turn the direction of reading, and halves of characters. Tabs and line ends stay.
 */
export function showUnseen(text: string): string {
  return text.replace(unseen, (character) => {
    if (character === '\t' || character === '\n') return character
    const code = (character.codePointAt(0) ?? 0).toString(16)
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`
  })
}

/** Longest title, in characters. */
const mostTitle = 200

/** Write a title: on one line, and without angle brackets, since some readers take a title for markup. */
export function toTitle(text: string): string {
  const line = showUnseen(text).replace(/\s+/g, ' ').replaceAll('<', '‹').replaceAll('>', '›').trim()
  return clip(line, mostTitle)
}

/** Cut a text that is longer than `most` characters. */
export function clip(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
