// Defines a problem in a JSON file, located by its path.

/** The path to a value inside JSON: field names and list indexes from the root. */
export type JsonPath = readonly (string | number)[]

/** A position in a text, counted from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** One problem, before its line is looked up. */
export interface Finding {
  readonly file: string
  readonly at: JsonPath
  readonly found: string
  readonly expected: string
  /** What to do about it. */
  readonly tip: string
}
