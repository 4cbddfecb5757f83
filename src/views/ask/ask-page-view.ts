// Prepares what the page that asks about policies shows before a question is asked.
import type { Outcome } from '../../core/access/grant.ts'
import { mostScpLevels, type Role } from '../../core/ask/roles.ts'
import type { PolicyModel } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { type PolicyChoices, toPolicyChoices } from '../checker/policy-choices.ts'
import type { Link } from '../link.ts'
import { notAsked } from './ask-notes.ts'

export interface AskPageView {
  readonly home: string
  readonly choices: PolicyChoices
  /** What a policy can be attached as. */
  readonly roles: readonly { readonly role: Role; readonly text: string }[]
  readonly notAsked: string
  readonly checkHref: string
  /** Questions to begin with. */
  readonly examples: readonly Link[]
}

/** Make the view of the page. */
export function toAskPageView(site: Site): AskPageView {
  const { urls } = site
  return {
    home: urls.home,
    choices: toPolicyChoices(site),
    roles: [
      { role: 'identity', text: 'identity policy' },
      { role: 'boundary', text: 'permissions boundary' },
      ...Array.from({ length: mostScpLevels }, (_, i) => ({
        role: `scp${i + 1}` as const,
        text: `SCP of level ${i + 1}${i === 0 ? ', the root' : ''}`,
      })),
    ],
    notAsked,
    checkHref: urls.check,
    examples: listExamples(site),
  }
}

/** How many questions the page begins with. */
const mostExamples = 3

/** Ask about an action that each of some policies allows with a condition or denies: answers with something missing. */
function listExamples(site: Site): readonly Link[] {
  const examples: Link[] = []
  for (const policy of site.policies.filter(({ record }) => record.status !== 'retired')) {
    const action = findRefused(policy)
    if (action !== undefined) examples.push(toExample(site, policy, action))
    if (examples.length === mostExamples) break
  }
  return examples
}

function findRefused({ latest }: PolicyModel): string | undefined {
  const actions = [...latest.access.actions.values()]
  const found =
    actions.find(({ outcome }) => outcome.status === 'scoped' && isConditional(outcome)) ??
    actions.find(({ outcome }) => outcome.status === 'denied')
  return found?.name
}

function toExample({ urls }: Site, { name, latest }: PolicyModel, action: string): Link {
  const source = { kind: 'named', name, version: latest.id } as const
  const href = urls.askAbout({ policies: [{ role: 'identity', source }], action })
  return { text: `${action} with ${name} ${latest.id}`, href }
}

function isConditional({ grants }: Outcome): boolean {
  return grants.every(({ conditions }) => conditions.length > 0)
}
