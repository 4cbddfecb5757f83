// Lists the policy checker's rules, and what each rule finds in AWS's own policy versions.

import type { PolicyFinding, Severity } from '../../core/checker/finding.ts'
import { lintPolicy } from '../../core/checker/lint-policy.ts'
import { describeRule } from '../../core/checker/rules/descriptions.ts'
import { rules } from '../../core/checker/rules.ts'
import { defineReads, keepValue, readValue } from '../../core/reads.ts'
import { rememberAll } from '../../core/remember.ts'
import { defineVersionReads } from '../../site/define-reads.ts'
import { isLarge } from '../../site/large-site.ts'
import type { Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'

/** What one rule finds in a document. */
export interface FindingGroup {
  readonly rule: string
  readonly href: string
  readonly severity: Severity
  readonly description: string
  readonly findings: readonly {
    /** Line of the typeset document, from 1. The page's anchor is `L` plus this number. */
    readonly line: number
    readonly message: string
  }[]
}

/** A checker rule and its page. */
export interface RuleRef {
  readonly name: string
  readonly href: string
  readonly severity: Severity
  readonly description: string
}

export interface RuleView extends RuleRef {
  /** Why no version is checked with it, if none is. */
  readonly unchecked?: string
  /** Versions with findings of this rule, by policy. A large site checks only the newest versions. */
  readonly found: readonly { readonly policy: string; readonly versions: readonly Link[] }[]
}

interface Link {
  readonly text: string
  readonly href: string
}

const severities: readonly Severity[] = ['error', 'warning', 'info']

/** The rule that AWS's own versions are not checked with. */
export const notForAws = 'policy-size'

/** List what the checker finds in a version's document, errors first. */
export function toFindingGroups(site: Site, version: Version): readonly FindingGroup[] {
  return groupFindings(site, findingsOf(site)(version))
}

/** Group findings by rule, errors first. */
export function groupFindings(site: Site, findings: readonly PolicyFinding[]): readonly FindingGroup[] {
  return [...Map.groupBy(findings, ({ rule }) => rule)]
    .flatMap(([rule, findings]) => {
      const [first] = findings
      if (first === undefined) return []
      return [
        {
          rule,
          href: site.urls.checkRule(rule),
          severity: first.severity,
          description: describeRule(rule),
          findings: findings.map(({ line, message }) => ({ line, message })),
        },
      ]
    })
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
}

/** What the checker finds in a version, for its page and for the pages of the rules. */
const findingsOf = rememberAll((site: Site) =>
  rememberAll((version: Version) =>
    keepValue(findingsRead, `${version.record.policy}/${version.id}`, () => lintVersion(site, version)),
  ),
)

const findingsRead = 'findings in version'

function lintVersion(site: Site, { record }: Version): readonly PolicyFinding[] {
  // The text that the page typesets, so that line numbers match.
  const text = JSON.stringify(record.document, null, 2)
  return lintPolicy(text, site.index, site.lintOptions).filter(({ rule }) => rule !== notForAws)
}

/** List the checker's rules. */
export function listRules({ urls }: Site): readonly RuleRef[] {
  return rules.map(({ name, severity }) => ({
    name,
    href: urls.checkRule(name),
    severity,
    description: describeRule(name),
  }))
}

/** Make the view of a rule: the versions in which it finds something. A large site checks only the newest. */
export function toRuleView(site: Site, rule: RuleRef): RuleView {
  const found = readValue(foundRead, rule.name, () => listFound(site, rule.name))
  if (rule.name !== notForAws) return { ...rule, found }
  const unchecked =
    'The versions in this catalog are not checked with this rule: IAM’s limits apply to policies that you write, and AWS’s own can be longer.'
  return { ...rule, found, unchecked }
}

/** A rule finds something in few versions, and its page depends on no others. */
const foundRead = 'found by rule'

/** Define how what a rule finds, and what is found in a version, is looked up again. */
export function defineFoundReads(site: Site): void {
  defineReads(foundRead, (rule) => listFound(site, rule))
  defineVersionReads(site, findingsRead, (_, version) => findingsOf(site)(version))
}

function listFound(site: Site, rule: string): RuleView['found'] {
  const found = readFindings(site).filter(({ rules }) => rules.has(rule))
  return [...Map.groupBy(found, ({ policy }) => policy)].map(([policy, entries]) => ({
    policy,
    versions: entries.map(({ version }) => ({
      text: version.id,
      href: `${site.urls.version(policy, version.id)}#findings`,
    })),
  }))
}

interface FoundIn {
  readonly policy: string
  readonly version: Version
  readonly rules: ReadonlySet<string>
}

/** Check every version of a site, or only the newest ones of a large site. Runs once per site. */
const readFindings = rememberAll((site: Site): readonly FoundIn[] =>
  site.policies.flatMap((policy) =>
    (isLarge(site) ? [policy.latest] : policy.versions).map((version) => ({
      policy: policy.name,
      version,
      rules: new Set(findingsOf(site)(version).map(({ rule }) => rule)),
    })),
  ),
)
