// Lists which checks of IAM Access Analyzer a rule corresponds to, each with a policy that the rule finds and a near one.

import { lintPolicy } from '../../core/checker/lint-policy.ts'
import checks from '../../core/fixtures/analyzer-checks.json' with { type: 'json' }
import type { Site } from '../../site/site.ts'

/** One of AWS's checks. */
export interface AnalyzerCheckView {
  /** AWS's name for it; in parentheses, which part of it. */
  readonly name: string
  /** What AWS calls its severity, such as "security warning". */
  readonly severity: string
  /** A policy that the rule finds. */
  readonly example: string
  /** What the rule says about it; empty if this catalog lacks the facts for it. */
  readonly message: string
  /** A near policy that the rule does not find. */
  readonly nearMiss: string
}

/** AWS's list of its checks. */
export const analyzerChecksHref =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html'

const severities: Readonly<Record<string, string>> = {
  ERROR: 'error',
  SECURITY_WARNING: 'security warning',
  WARNING: 'general warning',
  SUGGESTION: 'suggestion',
}

/** List the checks of Access Analyzer that a rule corresponds to, in AWS's order of severity. */
export function listAnalyzerChecks(site: Site, rule: string): readonly AnalyzerCheckView[] {
  return checks
    .filter((check) => check.rule === rule)
    .map(({ check, severity, example, nearMiss }) => {
      const text = formatPolicy(example)
      const finding = lintPolicy(text, site.index, site.lintOptions).find((found) => found.rule === rule)
      return {
        name: check,
        severity: severities[severity] ?? severity,
        example: text,
        message: finding?.message ?? '',
        nearMiss: formatPolicy(nearMiss),
      }
    })
}

/** Count AWS's checks that the rules correspond to. */
export function countAnalyzerChecks(): number {
  return checks.length
}

/** Texts with a syntax error stay as they are. */
function formatPolicy(policy: unknown): string {
  return typeof policy === 'string' ? policy : JSON.stringify(policy, null, 2)
}
