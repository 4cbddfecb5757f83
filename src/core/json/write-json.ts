// Writes JSON in the one form that every record has, and reads texts that are like it but for white space.

/** Write JSON the way every record is written: indented by two spaces, with one line break at the end. */
export function writeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

// What this form does not rule out: names that change how programs treat an object, and more levels than a record has.
const suspicious = /"(?:__proto__|constructor|prototype)":|\n {100}/

// JSON has white space only between strings and other tokens; a string is matched in order to keep its own.
const space = /("[^"\\]*(?:\\.[^"\\]*)*")|[ \t\n\r]+/g

/**
 * Read a text that is like this form but for white space; returns undefined if it is not. Such a text is valid JSON and
 * repeats no name, and finding that out takes a tenth of the time of looking for what is wrong with a text.
 */
export function readWrittenJson(text: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const written = writeJson(value)
    const isLikeIt = written === text || JSON.stringify(value) === text.replace(space, '$1')
    return isLikeIt && !suspicious.test(written) ? { value } : undefined
  } catch {
    return undefined
  }
}
