// Writes texts and names as markup: pages have far too many names for a component with a template for each piece.
import { splitName } from './names.ts'

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Escape text for HTML content and attributes. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')
}

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
