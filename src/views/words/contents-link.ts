// Describes a link to a section of the same page.

/** A link to a section of the same page. */
export interface ContentsLink {
  readonly text: string
  readonly href: string
  /** How many things the section lists. */
  readonly count?: number
}

/** A figure with what it counts and where that is explained. */
export interface FigureLink {
  readonly number: string
  readonly text: string
  readonly href: string
}
