// Defines a file that a sync is about to write.

/** A file's path inside the content folder and what to write to it: a value as JSON, or text; or that it is removed. */
export type Write = { readonly file: string } & (
  | { readonly value: unknown }
  | { readonly text: string }
  | { readonly remove: true }
)
