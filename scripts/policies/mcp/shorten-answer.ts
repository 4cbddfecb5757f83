// Shortens an answer, so that an assistant can read it.

/** The most characters of an answer. */
const mostCharacters = 8000

/** Cut a text after whole lines, and say how many lines are left out. */
export function shortenAnswer(text: string): string {
  if (text.length <= mostCharacters) return text
  const lines = text.split('\n')
  let length = 0
  const kept = lines.findIndex((line) => {
    length += line.length + 1
    return length > mostCharacters
  })
  const first = kept === 0 ? `${text.slice(0, mostCharacters)}…` : lines.slice(0, kept).join('\n')
  return `${first}\n\n(${lines.length - Math.max(kept, 1)} more lines are left out; ask about less, or run the command.)`
}
