// Defines the messages between the page that compares several policies and its worker.
import type { UnionSide } from '../../core/ask/union-link.ts'
import type { TextSpan } from '../../core/checker/finding.ts'
import type { CheckComparison } from '../../views/checker/check-comparison-view.ts'
import type { AskedText } from '../ask/messages.ts'

export interface UnionQuestion {
  readonly home: string
  /** The policies of both sides, in the order of their cards. */
  readonly policies: readonly AskedText<UnionSide>[]
}

export interface UnionAnswer {
  /** What is wrong with the question; there is no comparison then. */
  readonly faults: readonly string[]
  readonly notes: readonly string[]
  readonly comparison?: CheckComparison
  /** For each side with several policies, what each adds to the others. */
  readonly shares: readonly { readonly side: UnionSide; readonly lines: readonly ShareLine[] }[]
  /** Where the statements are that the comparison numbers: the place of a policy in the question, and its text's span. */
  readonly statements: readonly { readonly policy: number; readonly span: TextSpan | undefined }[]
}

export interface ShareLine {
  readonly name: string
  readonly words: string
}
