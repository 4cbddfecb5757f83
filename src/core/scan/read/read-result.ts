// Defines what reading a file returns: its values, or the one fault that keeps it from being read.
import type { Value } from './value.ts'

export interface ReadFault {
  /** Where it is in the text, from 0. */
  readonly offset: number
  readonly found: string
  readonly expected: string
  readonly tip: string
}

export type ReadResult =
  | { readonly documents: readonly Value[]; readonly fault?: undefined }
  | { readonly documents?: undefined; readonly fault: ReadFault }
