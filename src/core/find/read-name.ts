// Splits page names and typed text into the words that a search compares.

/** A name as it is searched: its letters and digits, the position of each, and where words start. */
export interface Name {
  readonly letters: string
  readonly positions: readonly number[]
  readonly starts: ReadonlySet<number>
  readonly initials: string
}

/** Split the name of a page into letters and words. */
export function readName(text: string): Name {
  const positions = [...text.matchAll(/[A-Za-z\d]/g)].map(({ index }) => index)
  const starts = new Set(positions.flatMap((at, i) => (beginsWord(text, at, positions[i - 1]) ? [i] : [])))
  const letters = positions
    .map((at) => text[at])
    .join('')
    .toLowerCase()
  return { letters, positions, starts, initials: [...starts].map((i) => letters[i]).join('') }
}

/** Check whether a word starts at a character: after anything but a letter or digit, or with a capital. */
function beginsWord(text: string, at: number, previous: number | undefined): boolean {
  if (previous !== at - 1) return true
  const [before = '', here = '', after = ''] = [text[at - 1], text[at], text[at + 1]]
  return /[A-Z]/.test(here) && (!/[A-Z]/.test(before) || /[a-z]/.test(after))
}
