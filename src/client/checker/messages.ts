// Defines the messages between the checker page and its worker.

import type { TextSpan } from '../../core/checker/finding.ts'
import type { Attachment } from '../../core/checker/rule.ts'
import type { PolicyType } from '../../core/checker/types/policy-type.ts'
import type { CheckAccess } from '../../views/checker/check-access-view.ts'
import type { CheckFindings } from '../../views/checker/check-findings-view.ts'
import type { CheckGrowth } from '../../views/checker/check-growth-view.ts'
import type { CheckRiskClass } from '../../views/checker/check-risks-view.ts'
import type { TextComparison } from './compare-text.ts'
import type { Numbered, Reply } from './queue.ts'

export interface CheckQuestion {
  /** The path of the site's home page. */
  readonly home: string
  readonly text: string
  readonly attachment?: Attachment
  /** Absent if it is to be guessed. */
  readonly type?: PolicyType
  /** The day from which growth is counted, UTC, YYYY-MM-DD. */
  readonly since: string
  /** `Name@v4`, `nearest`, or empty for no comparison. */
  readonly against: string
}

export type CheckRequest = Numbered<CheckQuestion>

export interface CheckAnswer {
  readonly findings: CheckFindings
  /** How the text was read, if its type was guessed. */
  readonly guess?: string
  /** Where the statements are in the text. */
  readonly statements: readonly TextSpan[]
  /** What the policy grants, or why that cannot be computed. */
  readonly granted:
    | {
        readonly access: CheckAccess
        readonly risks: readonly CheckRiskClass[]
        readonly growth?: CheckGrowth
        /** Present when a comparison was requested; a string says why there is none. */
        readonly comparison?: TextComparison | string
      }
    | string
  /** A warning about the whole check. */
  readonly warning?: string
}

export type CheckReply = Reply<CheckAnswer>
