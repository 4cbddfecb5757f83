// Defines the messages between the page that asks about policies and its worker.

import type { OfferedFields } from '../../core/ask/offered-fields.ts'
import type { AskedContext } from '../../core/ask/question.ts'
import type { Role } from '../../core/ask/roles.ts'
import type { TextSpan } from '../../core/checker/finding.ts'
import type { Mark } from '../../core/checker/mark-line.ts'
import type { AnswersView } from '../../views/ask/answers-view.ts'
import type { ResourceView } from '../../views/ask/resource-view.ts'

/** The text of a card. */
export interface AskedText<As extends string = Role> {
  readonly role: As
  /** What the page calls it: `AmazonConnect_FullAccess v4`, or `policy 2`. */
  readonly name: string
  readonly text: string
  readonly isServiceLinked: boolean
}

/** What the page asks. Empty texts are left open. */
export interface PageQuestion {
  readonly policies: readonly AskedText[]
  readonly action: string
  readonly resource: string
  readonly context: AskedContext
}

export interface PageAnswer {
  /** What is wrong with the question; there is no answer then. */
  readonly faults: readonly string[]
  readonly notes: readonly string[]
  readonly answers?: AnswersView
  readonly onResource?: ResourceView
  /** For each policy, where its statements are, and which parts of its text decide. */
  readonly texts: readonly { readonly statements: readonly TextSpan[]; readonly marks: readonly Mark[] }[]
}

/** What can be filled in for an action. */
export interface PageFields extends OfferedFields {
  /** The actions of its service. */
  readonly actions: readonly string[]
}

/** A request to the worker: a question, or the fields for an action. */
export type AskQuestion = { readonly home: string } & (
  | { readonly kind: 'ask'; readonly question: PageQuestion }
  | { readonly kind: 'fields'; readonly action: string }
)

export type AskAnswer =
  | { readonly kind: 'ask'; readonly answer: PageAnswer }
  | { readonly kind: 'fields'; readonly fields: PageFields }
