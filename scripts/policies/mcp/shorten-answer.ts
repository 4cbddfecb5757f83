// Shortens an answer, so that an assistant can read it.

/** The most characters of an answer. */
const mostCharacters = 8000

/** What the note about the lines that are left out, and the lines around it, take. */
const noteCharacters = 100

/** Shorten a text so far that an ending, which matters as much, is not cut off. */
export function shortenBefore(text: string, ending: string): string {
  if (ending === '') return shortenAnswer(text)
  const room = mostCharacters - ending.length - noteCharacters
  return `${shortenAnswer(text, Math.max(room, mostCharacters / 2))}\n\n${ending}`
}

/** Cut a text after whole lines, and say how many lines are left out. */
export function shortenAnswer(text: string, most: number = mostCharacters): string {
  if (text.length <= most) return text
  const lines = text.split('\n')
  let length = 0
  const kept = lines.findIndex((line) => {
    length += line.length + 1
    return length > most
  })
  const first = kept === 0 ? `${text.slice(0, most)}…` : lines.slice(0, kept).join('\n')
  return `${first}\n\n(${lines.length - Math.max(kept, 1)} more lines are left out; ask about less, or run the command.)`
}
