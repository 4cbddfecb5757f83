// Finds a resource that some clauses match and others do not, whatever their conditions.
import { type AccountLimit, plainAccounts } from './account.ts'
import type { Automaton } from './automaton.ts'
import { findText, SearchLimit } from './find-text.ts'
import type { Clause } from './request.ts'
import { matchesResource, type PossibleResources, resourceAutomaton } from './resource-language.ts'

/** Find a resource that matches some clauses and not others, whatever their conditions; the plainest that is easy to find. */
export function findResource(
  matched: readonly Clause[],
  unmatched: readonly Clause[],
  resources: PossibleResources,
  account: string | undefined,
): string | 'undecided' | undefined {
  const limit: AccountLimit | undefined = account === undefined ? undefined : JSON.parse(account)
  const isFine = (text: string) =>
    matched.every((clause) => matchesResource(clause.resources, text) !== clause.isInverted) &&
    !unmatched.some((clause) => matchesResource(clause.resources, text) !== clause.isInverted) &&
    (limit?.every ?? []).every((patterns) => matchesResource(patterns, text)) &&
    !matchesResource(limit?.none ?? [], text)
  const inAccounts = (texts: readonly string[]) => (limit === undefined ? texts : withOtherAccount(texts))
  const example = inAccounts(resources.examples).find(isFine)
  if (example !== undefined) return example
  if (resources.isNone || unmatched.some((clause) => matched.some((one) => isWithin(one, clause))))
    return undefined
  const filled = inAccounts(
    matched.flatMap(({ isInverted, resources: patterns }) => (isInverted ? [] : patterns.map(fillArn))),
  ).find((text) => resources.has(text) && isFine(text))
  if (filled !== undefined) return filled
  const accepting = (limit?.every ?? []).map(resourceAutomaton)
  const rejecting: Automaton[] = limit === undefined ? [] : [resourceAutomaton(limit.none)]
  if (resources.without !== undefined) rejecting.push(resources.without.all)
  for (const clause of matched)
    (clause.isInverted ? rejecting : accepting).push(resourceAutomaton(clause.resources))
  for (const clause of unmatched)
    (clause.isInverted ? accepting : rejecting).push(resourceAutomaton(clause.resources))
  try {
    return (
      findText([resources.plain, ...accepting], rejecting) ??
      findText([resources.all, ...accepting], rejecting)
    )
  } catch (error) {
    if (error instanceof SearchLimit) return 'undecided'
    throw error
  }
}

/** Check whether all patterns of a clause are patterns of another one, letter by letter. */
export function isWithin(narrow: Clause, wide: Clause): boolean {
  return (
    !narrow.isInverted &&
    !wide.isInverted &&
    narrow.resources.every((pattern) => wide.resources.includes(pattern) || wide.resources.includes('*'))
  )
}

/** Add the same ARNs of another account. */
function withOtherAccount(arns: readonly string[]): readonly string[] {
  const [plain = '', other = ''] = plainAccounts
  return [...arns, ...arns.map((arn) => arn.replace(`:${plain}:`, `:${other}:`))]
}

/** Fill in the wildcards of an ARN pattern with plain values. */
function fillArn(pattern: string): string {
  const plain = ['arn', 'aws', 'example', 'us-east-1', '111122223333']
  const fields = pattern.split(':')
  return fields
    .map((field, i) =>
      field === '*' && i < plain.length && fields.length >= 6
        ? (plain[i] ?? 'a')
        : field.replace(/\$\{([*?$])\}/g, '$1').replace(/[*?]/g, 'a'),
    )
    .join(':')
}
