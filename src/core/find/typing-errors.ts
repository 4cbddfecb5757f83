// Counts the typing errors between what was typed and the beginning of a text.

interface Nearness {
  /** The number of letters that are missing, extra or wrong. */
  readonly errors: number
  /** The length of the nearest beginning. */
  readonly length: number
}

/** Count the errors between a term and the beginning of a text that is nearest to it. */
export function nearnessTo(term: string, text: string): Nearness {
  // One row of the edit distance table at a time: errors[i] is for the first i letters of the text.
  let errors = Array.from({ length: text.length + 1 }, (_, i) => i)
  for (let t = 1; t <= term.length; t += 1) {
    const next = [t]
    for (let i = 1; i <= text.length; i += 1) {
      const replaced = (errors[i - 1] ?? 0) + (term[t - 1] === text[i - 1] ? 0 : 1)
      next.push(Math.min(replaced, (errors[i] ?? 0) + 1, (next[i - 1] ?? 0) + 1))
    }
    errors = next
  }
  const fewest = Math.min(...errors)
  return { errors: fewest, length: errors.indexOf(fewest) }
}
