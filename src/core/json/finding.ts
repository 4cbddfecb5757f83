// A problem in a JSON file, named by its path.

/** The way to a value inside JSON: field names and list indexes from the root. */
export type JsonPath = readonly (string | number)[]

/** Where something stands in a text, counted from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** One thing that is wrong, before anyone has looked up its line. */
export interface Finding {
  readonly file: string
  readonly at: JsonPath
  readonly found: string
  readonly expected: string
  /** What to do about it. */
  readonly tip: string
}
