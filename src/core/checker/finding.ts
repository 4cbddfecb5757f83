// What the checker of policies says about a text: the types that its rules, commands and pages share.
import type { Place } from '../json/finding.ts'

/** `error`: IAM refuses it or it cannot do what it says; `warning`: hardly meant so; `info`: good to know. */
export type Severity = 'error' | 'warning' | 'info'

/** A piece of the text, in UTF-16 units from 0; `end` is not part of it. */
export interface TextSpan {
  readonly start: number
  readonly end: number
}

/** What a rule finds, before anyone has looked up its line. */
export interface RuleFinding {
  readonly span: TextSpan
  /** What is wrong, in a sentence. */
  readonly message: string
  /** What to do about it. */
  readonly tip: string
  /** The rule's own severity unless given. */
  readonly severity?: Severity
}

/** What is wrong at one place of a policy that somebody wrote. */
export interface PolicyFinding extends TextSpan, Place {
  /** The name of the rule; also the name of its page. */
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly tip: string
}

/** Count findings by severity; every severity is there, also with 0. */
export function countFindings(findings: readonly PolicyFinding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of findings) counts[severity] += 1
  return counts
}
