// Defines what the policy checker reports: the types that its rules, commands and pages share.
import type { Place } from '../json/finding.ts'

/** `error`: IAM rejects it, or it cannot do what it says; `warning`: probably not intended; `info`: good to know. */
export type Severity = 'error' | 'warning' | 'info'

/** A range of the text, in UTF-16 code units from 0; `end` is exclusive. */
export interface TextSpan {
  readonly start: number
  readonly end: number
}

/** What a rule finds, before its line and column are looked up. */
export interface RuleFinding {
  readonly span: TextSpan
  /** What is wrong, in one sentence. */
  readonly message: string
  /** What to do about it. */
  readonly tip: string
  /** Defaults to the rule's severity. */
  readonly severity?: Severity
  /** Whether it comes before all others, whatever its place. */
  readonly isFirst?: boolean
}

/** A problem at one place in the text of a policy. */
export interface PolicyFinding extends TextSpan, Place {
  /** The name of the rule; also the name of its page. */
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly tip: string
}

/** Count findings by severity; every severity has a count, even if it is 0. */
export function countFindings(findings: readonly PolicyFinding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of findings) counts[severity] += 1
  return counts
}
