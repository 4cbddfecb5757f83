// Writes JSON in the one form that every record has, and reads texts that have exactly that form.

/** Write JSON the way every record is written: indented by two spaces, with one line break at the end. */
export function writeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

// What this form does not rule out: names that change how programs treat an object, and more levels than a record has.
const suspicious = /"(?:__proto__|constructor|prototype)":|\n {100}/

/**
 * Read a text that has exactly this form; returns undefined if it does not. Such a text is valid JSON and repeats no
 * name, and finding that out takes a tenth of the time of looking for what is wrong with a text.
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
