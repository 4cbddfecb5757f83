// Checks a policy that has been read and returns everything it finds, with its place in the text.
import { computeAccess } from '../access/access.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import { existingServices } from '../actions/existing-services.ts'
import { placesIn } from '../json/read-json.ts'
import type { Policy } from '../policy/policy.ts'
import { remember } from '../remember.ts'
import { keyFinder } from './condition-keys.ts'
import type { PolicyFinding } from './finding.ts'
import { findNearest } from './nearest-name.ts'
import { fitResources } from './resource-fit.ts'
import type { LintOptions, Rule, RuleContext } from './rule.ts'
import { rules } from './rules.ts'
import type { ReadPolicy } from './sound-policy.ts'
import { readStatements } from './statement-actions.ts'
import { guessType } from './types/policy-type.ts'

/**
 * Check a policy that has already been read, with all rules or only some. Findings are sorted by place, after those that
 * come first.
 */
export function lintRead(
  read: ReadPolicy,
  index: ActionIndex,
  options: LintOptions = {},
  asked: readonly Rule[] = rules,
): readonly PolicyFinding[] {
  const context = prepareContext(read, index, options)
  const placeAt = placesIn(read.text)
  const found = asked.flatMap(({ name, severity, check }) =>
    check(context).map(({ span, isFirst = false, ...finding }) => {
      const { start, end } = span
      const placed: PolicyFinding = { rule: name, severity, ...finding, ...placeAt(start), start, end }
      return { isFirst, placed }
    }),
  )
  const sorted = found.map(({ placed }) => placed).sort((a, b) => a.start - b.start || b.end - a.end)
  const first = new Set(found.filter(({ isFirst }) => isFirst).map(({ placed }) => placed))
  return first.size === 0 ? sorted : [...first, ...sorted.filter((finding) => !first.has(finding))]
}

function prepareContext(
  { text, slips, parts, policy }: ReadPolicy,
  index: ActionIndex,
  options: LintOptions,
): RuleContext {
  const services = existingServices(index.snapshot, options.services)
  const match = readStatements(index, services)
  const statements = parts.statements.map((statement) => ({ ...statement, matched: match(statement) }))
  const accessOf = remember(1, (sound: Policy) => computeAccess(sound, index))
  return {
    text,
    slips,
    parts,
    statements,
    type: options.type ?? (options.attachment === undefined ? guessType(parts) : 'identity'),
    isTypeGuessed: options.type === undefined && options.attachment === undefined,
    index,
    options,
    services,
    ...(policy && { policy }),
    access: () => policy && accessOf(policy),
    fitOf: remember(Number.POSITIVE_INFINITY, fitResources()),
    findKey: keyFinder(index.snapshot),
    nearest: findNearest(),
  }
}
