// Writes names as markup: pages have far too many of them for a component with a template for each piece.
import { escapeMarkup } from './escape-markup.ts'
import { splitName } from './names.ts'

/** Write the pieces of a name, between which a line may break. */
export function joinPieces(pieces: readonly string[]): string {
  return pieces.map(escapeMarkup).join('<wbr>')
}

/** Names with more letters than a line on a phone can break between their words: in a sentence, and in a list of actions. */
const mostLetters = { sentence: 30, list: 35 }

/** Check whether a name is too long for a line on a phone. */
export function isLongName(name: string, place: keyof typeof mostLetters): boolean {
  return name.length > mostLetters[place]
}

/** Write a name; a shorter one stays whole. */
export function breakLongName(name: string, place: keyof typeof mostLetters): string {
  return isLongName(name, place) ? joinPieces(splitName(name)) : escapeMarkup(name)
}
