// Remembers decisions by what both sides ask: hundreds of actions, in many versions, ask the same.
import type { ResourceFormats } from '../actions/action.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import type { Statement } from '../policy/policy.ts'
import type { ResourceRelations } from '../policy/resource.ts'
import { rememberAll } from '../remember.ts'
import { findBeyond, findMatched, isCovered, toSide } from './decide.ts'
import { possibleResources } from './resource-language.ts'
import type { Result } from './search.ts'

/** Statements of a policy that match an action. */
type Statements = readonly Statement[]

/** Answers questions about the possible requests of an action, each with an example. */
export interface Decisions {
  /** A request that `one` allows and `other` refuses; every request that `one` allows where `other` is empty. */
  readonly beyond: (one: Statements, other: Statements, formats: ResourceFormats) => Result
  /** A request that one of the statements matches, whatever its effect. */
  readonly matched: (statements: Statements, formats: ResourceFormats) => Result
}

const mostAnswers = 300_000

/** Decisions over an index, made once. */
export const decisionsOver: (index: ActionIndex) => Decisions = rememberAll(({ relations }: ActionIndex) =>
  rememberDecisions(relations),
)

/** Make decisions that are remembered as long as the returned object. */
export function rememberDecisions({ covers }: ResourceRelations): Decisions {
  const answers = new Map<string, Result>()
  const once = (question: string, answer: () => Result): Result => {
    const known = answers.get(question)
    if (known !== undefined) return known
    if (answers.size >= mostAnswers) answers.clear()
    const result = answer()
    answers.set(question, result)
    return result
  }
  return {
    beyond: (one, other, formats) => {
      if (isCovered(one, other, covers)) return 'none'
      return once(`${textOf(one)} beyond ${textOf(other)} on ${formatsText(formats)}`, () =>
        findBeyond(toSide(one), toSide(other), resourcesOf(formats), covers),
      )
    },
    matched: (statements, formats) =>
      once(`${textOf(statements)} on ${formatsText(formats)}`, () =>
        findMatched(statements, resourcesOf(formats)),
      ),
  }
}

const formatsText = rememberAll(({ written, takesNoResource }: ResourceFormats) =>
  JSON.stringify([written, takesNoResource]),
)

const resourcesOf = rememberAll(({ written, takesNoResource }: ResourceFormats) =>
  possibleResources(written, takesNoResource),
)

const textOf = rememberAll((statements: Statements) => statements.map(statementText).join())

const statementText = rememberAll(({ effect, resources, conditions }: Statement) =>
  JSON.stringify([effect, resources, conditions]),
)
