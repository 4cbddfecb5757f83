// Defines a text with links in it.
import type { Link } from '../link.ts'
import type { Phrase } from './words.ts'

/** A text with links, and with names to be set as code. */
export type LinkedText = readonly (Phrase | Link)[]
