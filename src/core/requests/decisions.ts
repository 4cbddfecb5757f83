// Remembers decisions by what both sides ask: hundreds of actions, in many versions, ask the same.
import type { ResourceFormats } from '../actions/action.ts'
import type { ActionIndex } from '../actions/action-index.ts'
import type { Statement } from '../policy/policy.ts'
import type { ResourceRelations } from '../policy/resource.ts'
import { rememberAll } from '../remember.ts'
import type { Result } from './combine-choices.ts'
import { findBeyond, findMatched, isCovered, toSide } from './decide.ts'
import { isPlainlyAllowed } from './plainly-allowed.ts'
import { possibleResources } from './resource-language.ts'

/** Statements of a policy that match an action. */
type Statements = readonly Statement[]

/** Answers questions about the possible requests of an action, each with an example. */
export interface Decisions {
  /** A request that `one` allows and `other` refuses; every request that `one` allows where `other` is empty. */
  readonly beyond: (one: Statements, other: Statements, formats: ResourceFormats) => Result
  /** Whether the statements allow a possible request. What no search could decide counts as allowed. */
  readonly allowed: (statements: Statements, formats: ResourceFormats) => boolean
  /** A request that one of the statements matches, whatever its effect. */
  readonly matched: (statements: Statements, formats: ResourceFormats) => Result
}

const mostAnswers = 300_000

/** Decisions over an index, made once. */
export const decisionsOver: (index: ActionIndex) => Decisions = rememberAll(({ relations }: ActionIndex) =>
  rememberDecisions(relations),
)

/**
 * Make decisions that are remembered as long as the returned object. `isSearchedAlways`: what looks covered is searched
 * all the same, which is slow and must give the same answers.
 */
export function rememberDecisions({ covers }: ResourceRelations, isSearchedAlways = false): Decisions {
  const number = numberTexts()
  const textOf = rememberAll((statements: Statements) => statements.map(statementNumber).join())
  const statementNumber = rememberAll(({ effect, resources, conditions }: Statement) =>
    number(JSON.stringify([effect, resources, conditions])),
  )
  const formatsNumber = rememberAll(({ written, takesNoResource }: ResourceFormats) =>
    number(JSON.stringify([written, takesNoResource])),
  )
  const answers = rememberTexts<Result>()
  const coverings = rememberTexts<boolean>()
  const allowances = rememberTexts<boolean>()
  const never = () => false
  const beyond: Decisions['beyond'] = (one, other, formats) => {
    const [narrow, wide] = [textOf(one), textOf(other)]
    const pair = `${narrow} beyond ${wide}`
    if (!isSearchedAlways && (narrow === wide || coverings(pair, () => isCovered(one, other, covers))))
      return 'none'
    return answers(`${pair} on ${formatsNumber(formats)}`, () =>
      findBeyond(toSide(one), toSide(other), resourcesOf(formats), isSearchedAlways ? never : covers),
    )
  }
  return {
    beyond,
    allowed: (statements, formats) =>
      allowances(
        `${textOf(statements)} on ${formatsNumber(formats)}`,
        () =>
          (!isSearchedAlways && isPlainlyAllowed(statements, resourcesOf(formats))) ||
          beyond(statements, [], formats) !== 'none',
      ),
    matched: (statements, formats) =>
      answers(`${textOf(statements)} on ${formatsNumber(formats)}`, () =>
        findMatched(statements, resourcesOf(formats)),
      ),
  }
}

/** Give each text a number: a short name for what is asked again and again. */
function numberTexts(): (text: string) => number {
  const numbers = new Map<string, number>()
  return (text) => {
    const number = numbers.get(text) ?? numbers.size
    numbers.set(text, number)
    return number
  }
}

function rememberTexts<Answer>(): (question: string, answer: () => Answer) => Answer {
  const answers = new Map<string, Answer>()
  return (question, answer) => {
    const known = answers.get(question)
    if (known !== undefined) return known
    if (answers.size >= mostAnswers) answers.clear()
    const result = answer()
    answers.set(question, result)
    return result
  }
}

const resourcesOf = rememberAll(({ written, takesNoResource }: ResourceFormats) =>
  possibleResources(written, takesNoResource),
)
