// Answers in the worker what the page asks about policies.
import { servicePrefix } from '../../core/actions/action.ts'
import { answerQuestion } from '../../core/ask/answer-question.ts'
import { answerResource } from '../../core/ask/answer-resource.ts'
import type { PlacedStatement } from '../../core/ask/layers.ts'
import { listOfferedFields } from '../../core/ask/offered-fields.ts'
import { type AskedContext, findQuestionFaults, type Question } from '../../core/ask/question.ts'
import type { Knowledge } from '../../core/open-world/knowledge.ts'
import { listPrefixes } from '../../core/open-world/reach.ts'
import { toAnswersView } from '../../views/ask/answers-view.ts'
import { noteRoles } from '../../views/ask/ask-notes.ts'
import { toResourceView } from '../../views/ask/resource-view.ts'
import { nameStatements } from '../../views/ask/statement-names.ts'
import { learnServices, type References } from '../checker/references.ts'
import type { PageAnswer, PageFields, PageQuestion } from './messages.ts'
import { markStatements, readTexts } from './read-texts.ts'

export interface Answerer {
  readonly ask: (question: PageQuestion) => Promise<PageAnswer>
  readonly fields: (action: string) => Promise<PageFields>
}

/** Create a function that answers questions and caches what it loads. */
export function createAnswerer(references: References): Answerer {
  const know = learnServices(references)
  return {
    ask: (asked) => answerPage(asked, (prefixes) => know(prefixes, false)),
    fields: async (action) => {
      const prefix = servicePrefix(action).toLowerCase()
      const { index } = await know([prefix], false)
      return {
        ...listOfferedFields(action, index),
        actions: index.all.filter(({ name }) => servicePrefix(name) === prefix).map(({ name }) => name),
      }
    },
  }
}

type Know = (prefixes: readonly string[]) => Promise<Knowledge>

async function answerPage(asked: PageQuestion, know: Know): Promise<PageAnswer> {
  const read = readTexts(asked.policies)
  const { action, resource, context } = trim(asked)
  const policies = read.policies.map(({ role, policy }) => ({ role, policy: policy ?? { statements: [] } }))
  const question: Question = { policies, context, ...(action && { action }), ...(resource && { resource }) }
  const none: PageAnswer = {
    faults: [...read.faults, ...findQuestionFaults(question)],
    notes: read.notes,
    texts: read.policies.map(({ statements }) => ({ statements, marks: [] })),
  }
  if (none.faults.length > 0) return none
  const prefixes = listServices(question)
  const { index, list, held } = await know(prefixes)
  const services = new Set(list?.services.map(({ prefix }) => prefix))
  const prefix = servicePrefix(action).toLowerCase()
  const fault = findLoadFault(prefix, services, held)
  if (fault !== undefined) return { ...none, faults: [fault] }
  const nameOf = nameStatements(
    read.policies.map(({ name }) => name),
    read.policies.map(({ sids }) => sids),
  )
  const mark = (decisive: readonly PlacedStatement[]) => markStatements(read.policies, decisive)
  const notes = [...none.notes, ...noteRoles(read.policies)]
  if (action === '') {
    const found = answerResource(question, resource, index)
    const decisive = found.allowed.flatMap(({ layers }) => layers.flatMap(({ statements }) => statements))
    const missing = prefixes.filter((one) => services.has(one) && !held.has(one))
    const unloaded = missing.map(
      (one) => `The actions of ${one} could not be loaded, so none of them is listed.`,
    )
    return {
      ...none,
      notes: [
        ...notes,
        ...unloaded,
        `Only actions of these services were looked at: ${[...held].sort().join(', ')}.`,
      ],
      onResource: toResourceView(question, resource, found, nameOf),
      texts: mark(decisive),
    }
  }
  const found = answerQuestion(question, index)
  if (typeof found === 'string') return { ...none, faults: [found] }
  return {
    ...none,
    notes,
    answers: toAnswersView(question, found, index, nameOf),
    texts: mark(found.flatMap(({ verdict }) => verdict.layers.flatMap(({ statements }) => statements))),
  }
}

function trim({ action, resource, context }: PageQuestion) {
  const keys = Object.entries(context).map(([key, values]): [string, readonly string[]] => [
    key.trim(),
    values,
  ])
  const filled = keys.filter(([key, values]) => key !== '' && values.length > 0)
  return {
    action: action.trim(),
    resource: resource.trim(),
    context: Object.fromEntries(filled) as AskedContext,
  }
}

/** List the services whose actions a question needs, in lowercase. */
function listServices({ action, resource, policies }: Question): readonly string[] {
  if (action !== undefined) return [servicePrefix(action).toLowerCase()]
  const own = resource?.split(':')[2]?.toLowerCase()
  const named = policies.flatMap(({ policy }) => listPrefixes(policy))
  return [...new Set([...(own ? [own] : []), ...named])]
}

/** Say why the actions of a service are not known, unless AWS has no such service. */
function findLoadFault(
  prefix: string,
  services: ReadonlySet<string>,
  held: ReadonlySet<string>,
): string | undefined {
  if (services.size === 0) return 'The list of services could not be loaded. Reload the page to try again.'
  if (/[*?]/.test(prefix))
    return 'On this page, the action must name its service, as in connect:*. The command can answer for all services.'
  return services.has(prefix) && !held.has(prefix)
    ? `The actions of ${prefix} could not be loaded. Reload the page to try again.`
    : undefined
}
