// Selects the repository's records that apply to the policies of another folder.
import { servicePrefix } from '../../../src/core/actions/action.ts'
import { parsePolicy } from '../../../src/core/policy/policy.ts'
import type { Example } from '../../../src/core/records/example.ts'
import type { PolicyDocument } from '../../../src/core/records/policy-document.ts'
import type { FirstSeenRecord } from '../../../src/core/records/record.ts'
import type { Content } from '../../../src/data/records.ts'

export type Facts = Pick<Content, 'firstSeen' | 'risks' | 'announcements' | 'examples'>

/** The policies of a folder: their names and all their documents. */
export interface FolderPolicies {
  readonly names: ReadonlySet<string>
  readonly documents: readonly PolicyDocument[]
}

export interface BroughtFacts extends Facts {
  /** What does not apply to the folder, and why; one line each. */
  readonly leftOut: readonly string[]
}

/** Select the facts that apply to the policies of a folder; first-seen dates come from `firstSeen`. */
export function bringFacts(
  repository: Content,
  policies: FolderPolicies,
  firstSeen: FirstSeenRecord,
): BroughtFacts {
  const isNeeded = findNeededServices(policies.documents)
  const days = chooseDays(firstSeen, policies.documents)
  const risks = bringRisks(repository, new Set(Object.keys(days.actions)))
  const announcements = bringAnnouncements(repository, policies)
  const examples = bringExamples(repository, policies, isNeeded)
  const count = <T>(kept: readonly T[], all: readonly T[], what: string) =>
    kept.length === all.length ? [] : [`${all.length - kept.length} of ${all.length} ${what}`]
  const actionsOf = (records: Content['risks']) => records.flatMap(({ actions }) => actions)
  return {
    firstSeen: days,
    risks,
    announcements,
    examples,
    leftOut: [
      ...count(
        actionsOf(risks),
        actionsOf(repository.risks),
        'sensitive actions: no policy names their service',
      ),
      ...count(
        announcements,
        repository.announcements,
        'announcements: about other policies, or about all policies of the repository',
      ),
      ...count(examples, repository.examples, 'examples: they name other policies or services'),
    ],
  }
}

/** Select the first-seen dates of actions whose services the documents name. */
export function chooseDays(
  firstSeen: FirstSeenRecord,
  documents: readonly PolicyDocument[],
): FirstSeenRecord {
  const isNeeded = findNeededServices(documents)
  const actions = Object.entries(firstSeen.actions).filter(([action]) => isNeeded(action))
  return { ...firstSeen, actions: Object.fromEntries(actions) }
}

/** Make a test for actions whose service some documents name; NotAction and wildcard prefixes name every service. */
function findNeededServices(documents: readonly PolicyDocument[]): (action: string) => boolean {
  const statements = documents.flatMap((document) => parsePolicy(document).statements)
  const prefixes = new Set(
    statements.flatMap(({ actions }) => actions.patterns.map((pattern) => prefixOf(pattern))),
  )
  const isOpen = statements.some(({ actions }) => actions.inverted) || [...prefixes].some(isPattern)
  return (action) => isOpen || prefixes.has(prefixOf(action))
}

/** `*` alone has no service prefix and matches every service. */
const prefixOf = (pattern: string) => (pattern.includes(':') ? servicePrefix(pattern) : pattern).toLowerCase()

const isPattern = (prefix: string) => /[*?]/.test(prefix)

function bringRisks({ risks }: Content, dated: ReadonlySet<string>): Content['risks'] {
  return risks.flatMap((risk) => {
    const actions = risk.actions.filter((action) => dated.has(action))
    return actions.length === 0 ? [] : [{ ...risk, actions }]
  })
}

/** A row without a policy is about all policies of the repository, so it applies only if there are no others. */
function bringAnnouncements(
  { announcements, policies }: Content,
  { names }: FolderPolicies,
): Content['announcements'] {
  const known = new Set(policies.map(({ record }) => record.name))
  const hasOthers = [...names].some((name) => !known.has(name))
  return announcements.filter(({ policy }) => (policy === undefined ? !hasOthers : names.has(policy)))
}

function bringExamples(
  { examples }: Content,
  { names }: FolderPolicies,
  isNeeded: (action: string) => boolean,
): readonly Example[] {
  return examples.filter(({ record }) => {
    const statements = [record.document.Statement].flat()
    const actions = statements.flatMap((statement) => [statement.Action ?? []].flat())
    return record.attachBesides.every((name) => names.has(name)) && actions.every(isNeeded)
  })
}
