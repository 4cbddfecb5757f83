// The text of a policy that somebody wrote and the actions that exist in; everything found in it, with its place, out.
import type { ActionIndex } from '../actions/action-index.ts'
import { placesIn } from '../json/read-json.ts'
import { remember } from '../remember.ts'
import { accessOfParts } from './access-of-parts.ts'
import type { PolicyFinding } from './finding.ts'
import { findNearest } from './nearest-name.ts'
import { readParts } from './policy-parts.ts'
import { readPolicyText } from './policy-text.ts'
import { fitResources } from './resource-fit.ts'
import type { LintOptions, RuleContext } from './rule.ts'
import { rules } from './rules.ts'
import { readStatements } from './statement-actions.ts'

/** Check a policy. Never throws, whatever the text; findings are sorted by place. */
export function lintPolicy(
  text: string,
  index: ActionIndex,
  options: LintOptions = {},
): readonly PolicyFinding[] {
  const context = prepareContext(text, index, options)
  const placeAt = placesIn(text)
  return rules
    .flatMap(({ name, severity, check }) =>
      check(context).map(({ span, ...finding }): PolicyFinding => {
        const { start, end } = span
        return { rule: name, severity, ...finding, ...placeAt(start), start, end }
      }),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end)
}

function prepareContext(text: string, index: ActionIndex, options: LintOptions): RuleContext {
  const read = readPolicyText(text)
  const parts = readParts(read, text.length)
  const held = index.snapshot.services.map(({ prefix }) => prefix)
  // All of AWS's first, in their order: among names that are equally near, the first is the one that is told.
  const services = [...new Set([...(options.services ?? []), ...held])]
  const match = readStatements(index, services)
  const statements = parts.statements.map((statement) => ({ ...statement, matched: match(statement) }))
  const once = remember(1, (all: typeof statements) => ({ held: accessOfParts(all, index) }))
  const access = () => once(statements)
  return {
    text,
    slips: read.slips,
    parts,
    statements,
    isTrustPolicy: statements.length > 0 && statements.every(isTrust),
    index,
    options,
    services,
    access: () => access().held,
    fitOf: remember(Number.POSITIVE_INFINITY, fitResources(index)),
    nearest: findNearest(),
  }
}

/** A statement of a trust policy names who, and an action of STS, and no resource: that is the role itself. */
function isTrust({ find, resources, matched }: RuleContext['statements'][number]): boolean {
  return (
    (find('Principal') ?? find('NotPrincipal')) !== undefined &&
    resources === undefined &&
    matched.entries.every(({ pattern }) => /^sts:/i.test(pattern))
  )
}
