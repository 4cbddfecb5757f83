// A value in, its text as every record is written out; and back, for a text that is such a text to the letter.

/** Write JSON the way every record is written: two spaces, one line break at the end. */
export function writeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

// What writing does not rule out: names that change how programs treat an object, and more levels than a record has.
const suspicious = /"(?:__proto__|constructor|prototype)":|\n {100}/

/**
 * Read a text that is written so to the letter; nothing when it is not. Such a text is sound JSON and repeats no
 * name, and to know that takes a tenth of the time that it takes to look for what is wrong with a text.
 */
export function readWrittenJson(text: string): { readonly value: unknown } | undefined {
  if (suspicious.test(text)) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return writeJson(value) === text ? { value } : undefined
  } catch {
    return undefined
  }
}
