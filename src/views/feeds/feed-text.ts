// Replaces the characters of a text that could break or mislead a feed reader, and shortens long texts.

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu

/**
 * Replace every invisible character with its code, such as `\u202e`: control characters, which XML forbids, marks
 * that change the text direction, and lone surrogates. Tabs and line feeds stay.
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

/** Format a title: one line, without angle brackets, because some readers treat a title as markup. */
export function toTitle(text: string): string {
  const line = showUnseen(text).replace(/\s+/g, ' ').replaceAll('<', '‹').replaceAll('>', '›').trim()
  return clip(line, mostTitle)
}

/** Cut a text that is longer than `most` characters. The cut text ends with an ellipsis. */
export function clip(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
