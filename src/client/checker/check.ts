// Checks a pasted text in the worker and collects everything that the page shows about it.

import { lintRead } from '../../core/checker/lint-read.ts'
import { type NamedServices, nameServices } from '../../core/checker/named-services.ts'
import type { PolicyParts } from '../../core/checker/policy-parts.ts'
import type { LintOptions } from '../../core/checker/rule.ts'
import { namesManagedPolicy } from '../../core/checker/rules/managed-policy.ts'
import { type ReadPolicy, readSoundPolicy } from '../../core/checker/sound-policy.ts'
import { guessType } from '../../core/checker/types/policy-type.ts'
import type { Knowledge } from '../../core/open-world/knowledge.ts'
import { listReaches } from '../../core/open-world/reach.ts'
import { computeOpenAccess } from '../../core/open-world/unlisted-services.ts'
import type { Policy } from '../../core/policy/policy.ts'
import type { Urls } from '../../site/urls.ts'
import { toCheckAccess } from '../../views/checker/check-access-view.ts'
import { explainNoAccess } from '../../views/checker/check-access-words.ts'
import type { StatementLabel } from '../../views/checker/check-actions.ts'
import { toCheckFindings } from '../../views/checker/check-findings-view.ts'
import type { CheckGrowth } from '../../views/checker/check-growth-view.ts'
import { toCheckRisks } from '../../views/checker/check-risks-view.ts'
import { describeGuess } from '../../views/checker/type-words.ts'
import type { ComparisonQuestion, TextComparison } from './compare-text.ts'
import type { CheckAnswer, CheckRequest } from './messages.ts'
import { type KnowServices, learnServices, type References } from './references.ts'

/** Create a checker that caches what it loads. */
export function createChecker(
  urls: Urls,
  references: References,
): (request: CheckRequest) => Promise<CheckAnswer> {
  const know = learnServices(references)
  return async (request) => {
    const { text, attachment, type } = request
    const read = readSoundPolicy(text) ?? (await repair(text))
    const named = nameServices(read.parts)
    const knowledge = await know(named.prefixes, named.isOpen)
    const options = {
      ...knowledge.lint,
      ...(await knowNames(read.parts, knowledge, references)),
      ...(attachment !== undefined && { attachment }),
      ...(type !== undefined && { type }),
    }
    return {
      findings: toCheckFindings(lintRead(read, knowledge.index, options), urls),
      ...(type === undefined && attachment === undefined && { guess: describeGuess(guessType(read.parts)) }),
      statements: read.parts.statements.slice(0, 1_000).map(({ start, end }) => ({ start, end })),
      granted: await answerGranted({ request, read, named, knowledge, urls, references, know }),
      ...(knowledge.list === undefined && {
        warning:
          'The list of services could not be loaded, so no action was checked. Reload the page to try again.',
      }),
    }
  }
}

/** Add the names of managed policies, which load when a text first has the ARN of one; without them none is unknown. */
async function knowNames(
  parts: PolicyParts,
  { lint: { managedPolicies } }: Knowledge,
  references: References,
): Promise<Pick<LintOptions, 'managedPolicies'>> {
  if (managedPolicies === undefined || !namesManagedPolicy(parts)) return {}
  const loaded = await references.managedPolicies()
  return loaded === undefined ? {} : { managedPolicies: { ...managedPolicies, names: new Set(loaded.names) } }
}

interface Question {
  readonly request: CheckRequest
  readonly read: ReadPolicy
  readonly named: NamedServices
  readonly knowledge: Knowledge
  readonly urls: Urls
  readonly references: References
  readonly know: KnowServices
}

async function answerGranted(question: Question): Promise<CheckAnswer['granted']> {
  const { request, read, knowledge, urls, references, know } = question
  const { parts, policy } = read
  if (policy === undefined || policy.statements.length === 0) return explainNoAccess(parts)
  const { index, list, risks } = knowledge
  const named = new Set(question.named.prefixes)
  const total = list?.services.reduce((sum, { actions }) => sum + actions, 0) ?? 0
  const access = computeOpenAccess(policy, index)
  const reaches = listReaches(policy, index, total)
  const refOf = labelStatements(parts)
  const growth = await grow(policy, named, knowledge, request.since)
  const { against } = request
  return {
    access: toCheckAccess({ access, reaches, named, knowledge, refOf, urls }),
    risks: toCheckRisks(access, risks),
    ...(growth && { growth }),
    ...(against !== '' && {
      comparison: await compare({ policy, against, references, know, refOf, urls }),
    }),
  }
}

/** Read a text that is not JSON, with a part of the script that loads for the first one. */
async function repair(text: string): Promise<ReadPolicy> {
  const part = await import('../../core/checker/read-policy.ts')
  return part.readPolicy(text)
}

/** Compare with a part of the script that loads when somebody first asks for a comparison. */
async function compare(question: ComparisonQuestion): Promise<TextComparison | string> {
  const part = await import('./compare-text.ts').catch(() => undefined)
  return (
    part?.compareText(question) ??
    'The part of the checker that compares could not be loaded. Reload the page to try again.'
  )
}

/** Describe growth with a part of the script that loads when a text first names a service with dates. */
async function grow(
  policy: Policy,
  named: ReadonlySet<string>,
  knowledge: Knowledge,
  since: string,
): Promise<CheckGrowth | undefined> {
  if (![...named].some((prefix) => knowledge.firstSeen.covers(`${prefix}:`))) return undefined
  const part = await import('../../views/checker/check-growth-view.ts').catch(() => undefined)
  return part?.toCheckGrowth(policy, named, knowledge, since)
}

function labelStatements({ statements }: PolicyParts): StatementLabel {
  return (index) => {
    const sid = statements[index]?.find('Sid')?.node.value
    const label = typeof sid === 'string' && sid !== '' ? sid.slice(0, 80) : `statement ${index + 1}`
    return { index, label, version: '', href: '' }
  }
}
