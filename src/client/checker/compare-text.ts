// Compares a checked policy with a cataloged version, or with the nearest of all cataloged versions.

import { compareOpen } from '../../core/open-world/compare-open.ts'
import { type Candidate, findNearestPolicy, type Nearness } from '../../core/open-world/nearest-policy.ts'
import { isBeyondStandIn, listPrefixes } from '../../core/open-world/reach.ts'
import type { PolicyDocuments } from '../../core/open-world/service-reference.ts'
import { anyUnlisted } from '../../core/open-world/unlisted-services.ts'
import { type Policy, parsePolicy } from '../../core/policy/policy.ts'
import type { Urls } from '../../site/urls.ts'
import type { StatementLabel } from '../../views/checker/check-actions.ts'
import { type CheckComparison, toCheckComparison } from '../../views/checker/check-comparison-view.ts'
import { nameOf } from '../../views/checker/check-comparison-words.ts'
import type { KnowServices, References } from './references.ts'

/** A comparison with a version in the catalog, and a link to it. */
export interface TextComparison extends CheckComparison {
  readonly with: { readonly text: string; readonly href: string }
}

export interface ComparisonQuestion {
  readonly policy: Policy
  /** `Name@v4`, or `nearest`. */
  readonly against: string
  readonly references: References
  readonly know: KnowServices
  readonly refOf: StatementLabel
  readonly urls: Urls
}

/** Compare a policy with a version in the catalog, or with the nearest one; a string says why there is no verdict. */
export async function compareText(question: ComparisonQuestion): Promise<TextComparison | string> {
  const { policy, against, references, know, refOf, urls } = question
  if (isBeyondStandIn(policy)) {
    return 'A wildcard such as *:List* reaches services that are not named, so there is no verdict here. Use the command npm run compare:policy to get one.'
  }
  const isSearch = against === 'nearest'
  const candidates = isSearch
    ? await loadCandidates(references)
    : await loadCandidate(references, ...splitReference(against))
  if (candidates === undefined)
    return 'The policies in the catalog could not be loaded. Reload the page to try again.'
  const prefixes = [
    ...new Set([policy, ...candidates.map((candidate) => candidate.policy)].flatMap(listPrefixes)),
  ]
  const knowledge = await know(prefixes, false)
  const { list, held, index } = knowledge
  const missing = prefixes.filter((prefix) => !held.has(prefix) && knowledge.serviceNames.has(prefix))
  if (list === undefined || missing.length > 0) {
    return `The actions of ${missing.slice(0, 10).join(', ')} could not be loaded, so there is no verdict. Reload the page to try again.`
  }
  const rest = list.services.filter(({ prefix }) => !held.has(prefix))
  const unlisted = { services: rest.length, actions: rest.reduce((sum, { actions }) => sum + actions, 0) }
  const describe = (
    candidate: Candidate,
    comparison: Nearness['comparison'],
    nearness?: Nearness,
  ): TextComparison => ({
    with: {
      text: nameOf(candidate),
      href: urls.version(candidate.name, candidate.version),
    },
    ...toCheckComparison({
      before: {
        text: nameOf(candidate),
        refOf: (index) => ({
          index,
          label: `statement ${index + 1}`,
          version: candidate.version,
          href: urls.statement(candidate.name, candidate.version, index),
        }),
      },
      after: { text: 'your text', refOf },
      comparison,
      ...(nearness && { nearness }),
      knowledge,
      unlisted,
    }),
  })
  if (isSearch) {
    const weightOf = ({ name }: { readonly name: string }) =>
      name === anyUnlisted.name ? unlisted.actions : 1
    const nearness = findNearestPolicy(policy, candidates, index, weightOf)
    return nearness === undefined
      ? 'No policy in the catalog is near: none grants any of these actions on the same resources under the same conditions.'
      : describe(nearness.candidate, nearness.comparison, nearness)
  }
  const [candidate] = candidates
  return candidate === undefined
    ? 'The catalog has no such version.'
    : describe(candidate, compareOpen(candidate.policy, policy, index))
}

/** Split `Name@v4`. */
function splitReference(reference: string): readonly [name: string, version: string] {
  const at = reference.lastIndexOf('@')
  return [reference.slice(0, at), reference.slice(at + 1)]
}

async function loadCandidate(
  references: References,
  name: string,
  version: string,
): Promise<readonly Candidate[] | undefined> {
  const document = await references.document(name, version)
  return document && [{ name, version, policy: parsePolicy(document) }]
}

async function loadCandidates(references: References): Promise<readonly Candidate[] | undefined> {
  const documents = await references.documents()
  return documents && listCandidates(documents)
}

/** List policies that AWS still offers first, each with its newest version first: of equals, the first is shown. */
function listCandidates({ policies }: PolicyDocuments): readonly Candidate[] {
  const inOrder = [
    ...policies.filter(({ status }) => status !== 'retired'),
    ...policies.filter(({ status }) => status === 'retired'),
  ]
  return inOrder.flatMap(({ name, versions }) =>
    versions.map(({ version, document }) => ({ name, version, policy: parsePolicy(document) })),
  )
}
