// Checks the requests that a change is shown with, in the plainest way. Shares no code with the search.
import type { PolicyDocument } from '../../src/core/records/policy-document.ts'
import { evaluate, type Request } from './evaluate-request.ts'
import { isPossible, type ReferenceFacts } from './possible-request.ts'

/** A change as a comparison reports it. */
export interface ToldChange {
  readonly name: string
  readonly kind: string
  readonly nowAllowed?: ToldRequest
  readonly nowRefused?: ToldRequest
  readonly isUndecided?: true
}

interface ToldRequest {
  readonly resource: string
  readonly context: ReadonlyMap<string, readonly string[]>
}

/** The directions that each kind of change has. */
const directions: Readonly<Record<string, readonly ('nowAllowed' | 'nowRefused')[]>> = {
  gained: ['nowAllowed'],
  widened: ['nowAllowed'],
  lost: ['nowRefused'],
  narrowed: ['nowRefused'],
  reshaped: ['nowAllowed', 'nowRefused'],
}

/** Find what is wrong with the requests of a change: missing or needless, impossible, or answered otherwise. */
export function findUnconfirmed(
  [before, after]: readonly [PolicyDocument, PolicyDocument],
  change: ToldChange,
  facts: ReferenceFacts | undefined,
): readonly string[] {
  const expected = directions[change.kind] ?? []
  const confirm = (direction: 'nowAllowed' | 'nowRefused', from: PolicyDocument, to: PolicyDocument) => {
    const told = change[direction]
    if (told === undefined)
      return expected.includes(direction) && !change.isUndecided ? [`no ${direction}`] : []
    if (!expected.includes(direction)) return [`${direction} of a ${change.kind} action`]
    const request = toRequest(change.name, told)
    if (!isPossible(request, facts)) return [`${direction} is not possible`]
    const answers = [evaluate(from, request), evaluate(to, request)].map((answer) => answer === 'allowed')
    return answers[0] === false && answers[1] === true
      ? []
      : [`${direction} is answered ${answers.join(', ')}`]
  }
  return [...confirm('nowAllowed', before, after), ...confirm('nowRefused', after, before)].map(
    (fault) => `${change.name} ${change.kind}: ${fault}`,
  )
}

function toRequest(action: string, { resource, context }: ToldRequest): Request {
  return {
    action,
    resource,
    context: new Map([...context].map(([key, values]) => [key.toLowerCase(), values])),
  }
}
