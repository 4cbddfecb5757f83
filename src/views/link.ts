// Defines a link: its text and its address.

export interface Link {
  readonly text: string
  readonly href: string
}
