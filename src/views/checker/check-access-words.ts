// Writes the sentences about what a checked policy grants.
import type { ActionAccess } from '../../core/access/access.ts'
import { isGranted } from '../../core/access/grant.ts'
import type { PolicyParts, StatementPart } from '../../core/checker/policy-parts.ts'
import type { Knowledge } from '../../core/open-world/knowledge.ts'
import { countStatuses } from '../access/access-view.ts'
import { countOf, cutText } from '../words/words.ts'
import type { AccessInput, UnlistedServices } from './access-input.ts'

/** Count what a policy grants in the services that it names, and by wildcards in all others. */
export function describeGrantCounts(
  actions: readonly ActionAccess[],
  services: number,
  unlisted?: UnlistedServices,
): string {
  const known = actions.filter(({ facts }) => facts !== undefined)
  const { full, scoped, denied } = countStatuses(known)
  const granted = full + scoped
  const deniedText = denied === 0 ? '' : `; ${countOf(denied, 'action')} denied`
  const reached = unlisted !== undefined && isGranted(unlisted) ? unlisted : undefined
  const others =
    reached &&
    `${countOf(reached.actions, 'action')} in ${reached.text}, which it does not name: ${reached.status}`
  const unknown = actions.length - known.length
  const left =
    unknown === 0
      ? ''
      : ` ${countOf(unknown, 'name')} that AWS’s reference does not list ${unknown === 1 ? 'is' : 'are'} not counted.`
  if (granted === 0 && others !== undefined) return `It grants ${others}${deniedText}.${left}`
  if (granted === 0) return `It grants no actions in the services that it names${deniedText}.${left}`
  const statuses = `${full.toLocaleString('en')} full, ${scoped.toLocaleString('en')} scoped`
  return `It grants ${countOf(granted, 'action')} in ${countOf(services, 'service')} that it names: ${statuses}${deniedText}.${others === undefined ? '' : ` It also grants ${others}.`}${left}`
}

/** Describe what is counted instead of expanded. */
export function describeReaches({
  reaches,
  knowledge,
}: Pick<AccessInput, 'reaches' | 'knowledge'>): readonly string[] {
  const services = countOf(knowledge.list?.services.length ?? 0, 'service')
  const scope = 'on its resources and under its conditions'
  return reaches.map(({ statement, kind, patterns, count }) => {
    const start = `Statement ${statement + 1} allows`
    const written = cutText(patterns.join(', '))
    const counted = count === undefined ? '' : `: ${countOf(count, 'action')}`
    switch (kind) {
      case 'every':
        return `${start} ${written}, which is every action in ${services}${counted}, ${scope}. These actions are counted. Only services that the text names are expanded.`
      case 'all but':
        return `${start} every action except ${written} in ${services}${counted}, ${scope}. These actions are counted. Only services that the text names are expanded.`
      case 'some':
        return `${start} ${written}, which matches actions in services that the text does not name. Those actions are neither counted nor expanded.`
      default:
        return kind satisfies never
    }
  })
}

/** List the services that could not be loaded. */
export function describeUnknownServices(
  named: ReadonlySet<string>,
  { list, held }: Knowledge,
): readonly string[] {
  const missing = [...named].filter(
    (prefix) =>
      !held.has(prefix) && (list === undefined || list.services.some((service) => service.prefix === prefix)),
  )
  if (missing.length === 0) return []
  const names = cutText(missing.join(', '))
  return [
    `The actions of ${names} could not be loaded, so wildcards for ${missing.length === 1 ? 'it' : 'them'} are not expanded and ${missing.length === 1 ? 'its' : 'their'} actions are not checked.`,
  ]
}

/** Explain why the checker cannot show what a text grants. */
export function explainNoAccess({ shape, statements }: PolicyParts): string {
  if (shape === 'unreadable' || shape === 'other') return 'What it grants is shown once the text can be read.'
  if (statements.length === 0) return 'There are no statements yet, so it grants nothing.'
  if (statements.every(isSound))
    return 'The policy is longer than IAM accepts, so what it grants is not computed.'
  return 'What it grants is shown once every statement has an Effect, an Action and a Resource.'
}

function isSound({ effect, actions, resources }: StatementPart): boolean {
  return (
    (effect?.value === 'Allow' || effect?.value === 'Deny') &&
    actions !== undefined &&
    resources !== undefined
  )
}
