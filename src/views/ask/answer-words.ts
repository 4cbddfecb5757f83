// Says in a sentence what the answer is, and whether AWS's reference rules such a request out.
import type { ActionAnswer } from '../../core/ask/answer-question.ts'
import type { Decision } from '../../core/ask/layers.ts'
import { cutText, joinPhrases, type Phrase } from '../words/words.ts'
import { refuseBy } from './role-words.ts'

export const answerTitles: Readonly<Record<Decision, string>> = {
  allowed: 'Allowed',
  explicitDeny: 'Explicitly denied',
  notAllowed: 'Not allowed',
}

/** Describe the answer for some actions: `connect:DescribeUser is allowed on arn:…`. */
export function describeAnswer(answer: ActionAnswer, actions: readonly string[]): readonly Phrase[] {
  const { verdict, resource } = answer
  const [first = ''] = actions
  const [subject, are]: readonly [Phrase, string] =
    actions.length === 1
      ? [{ code: cutText(first) }, 'is']
      : [`${actions.length.toLocaleString('en')} actions`, 'are']
  if (answer.isExample && answer.missing?.kind !== 'undecided')
    return [subject, ` ${are} `, ...describeExample(answer, actions)]
  const on: readonly Phrase[] = resource === '*' ? [] : [' on ', { code: cutText(resource) }]
  switch (verdict.answer) {
    case 'allowed':
      return [subject, ` ${are} allowed`, ...on, '.']
    case 'explicitDeny':
      return [subject, ` ${are} explicitly denied`, ...on, '.']
    case 'notAllowed':
      return [subject, ` ${are} not allowed`, ...on, ': ', ...describeReasons(answer, actions), '.']
    default:
      return verdict.answer satisfies never
  }
}

/** Describe the answer to a question without a resource. Each action has an example of its own. */
function describeExample(answer: ActionAnswer, actions: readonly string[]): readonly Phrase[] {
  const resource: Phrase = { code: cutText(answer.resource) }
  const isOne = actions.length === 1
  switch (answer.verdict.answer) {
    case 'allowed':
      return ['allowed on some resources', ...(isOne ? [', such as ', resource] : []), '.']
    case 'explicitDeny':
      return [
        'not allowed on any resource as asked; explicitly denied',
        ...(isOne ? [' on ', resource] : []),
        '.',
      ]
    case 'notAllowed':
      return [
        'not allowed on any resource as asked',
        ...(isOne ? ['; on ', resource, ', ', ...describeReasons(answer, actions)] : []),
        '.',
      ]
    default:
      return answer.verdict.answer satisfies never
  }
}

function describeReasons({ verdict }: ActionAnswer, actions: readonly string[]): readonly Phrase[] {
  const refusing = verdict.layers.filter(({ decision }) => decision === 'notAllowed')
  return joinPhrases(refusing.map(({ role }) => [refuseBy(role, actions.length === 1 ? 'it' : 'them')]))
}

/** Say why there is no such request. */
export function describeImpossible({ impossible, action }: ActionAnswer): readonly string[] {
  if (impossible === 'tags') return [`${action} acts on no resource, so its requests have no resource tags.`]
  return impossible === 'resource'
    ? [
        `By AWS’s reference, ${action} does not act on such a resource. This is how IAM would answer all the same.`,
      ]
    : []
}
