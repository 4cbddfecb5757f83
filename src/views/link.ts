// A link with its text.

export interface Link {
  readonly text: string
  readonly href: string
}
