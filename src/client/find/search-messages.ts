// Defines the messages between a page that searches and the worker that does it.
import type { Chosen, EarlyHits, SearchAnswer } from './search-pages.ts'

export interface SearchAddresses {
  /** The folder of Pagefind's files. */
  readonly bundle: string
  readonly home: string
  /** The packed names of pages. */
  readonly list: string
}

export interface SearchQuestion {
  readonly typed: string
  readonly chosen: Chosen
  /** How many hits are wanted, the first ones. */
  readonly most: number
}

export interface SearchRequest {
  readonly id: number
  readonly addresses: SearchAddresses
  /** The language of the page, for Pagefind. */
  readonly language: string
  readonly question: SearchQuestion
}

/** The first hits, the answer, or neither: a failure, or a request that a newer one replaced. */
export interface SearchReply {
  readonly id: number
  readonly early?: EarlyHits
  readonly answer?: SearchAnswer
  readonly failed?: boolean
}
