// Defines the messages between a page that searches and the worker that does it.
import type { Found } from '../../core/find/find-names.ts'
import type { PagefindPage } from './page-fragment.ts'

/** The chosen value of each filter. */
export type Chosen = Readonly<Record<string, string>>
export type HitCounts = Readonly<Record<string, Readonly<Record<string, number>>>>

/** A page or a section that matches by its name, its text, or both. */
export interface Hit {
  readonly name?: Found
  readonly page?: PagefindPage
}

export interface SearchAnswer {
  /** How many hits there are. */
  readonly count: number
  /** For each value of each filter, how many hits would have it, whatever filter is chosen. */
  readonly counts: HitCounts
  readonly fit: SearchFit
  /** The first hits, as many as were asked for. */
  readonly hits: readonly Hit[]
}

/** How well the first hit matches: it has all words, resembles them, or has only some. */
export type SearchFit = 'all' | 'guess' | 'some'

/** The first hits, from names alone; what the texts say only adds to them. */
export type EarlyHits = Pick<SearchAnswer, 'fit' | 'hits'>

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
