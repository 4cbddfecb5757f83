// Builds what is shown of an answer to "what can it do to this resource?".
import type { ResourceAnswer } from '../../core/ask/answer-resource.ts'
import type { PlacedStatement } from '../../core/ask/layers.ts'
import type { AskedContext, Question } from '../../core/ask/question.ts'
import { countOf, type Phrase } from '../words/words.ts'
import { applyChanges } from './answer-view.ts'
import { describeChanges } from './missing-words.ts'
import type { StatementLink, StatementName } from './statement-names.ts'

export interface AllowedGroup {
  readonly actions: readonly string[]
  readonly statements: readonly StatementLink[]
}

export interface OtherKeysGroup {
  readonly actions: readonly string[]
  /** `allowed if aws:ResourceTag/Team were “a”`. */
  readonly words: readonly Phrase[]
  readonly context: AskedContext
}

export interface ResourceView {
  readonly resource: string
  readonly summary: string
  /** Actions that the same statements allow. */
  readonly allowed: readonly AllowedGroup[]
  /** Actions that are allowed with other condition keys, by those keys. */
  readonly withOtherKeys: readonly OtherKeysGroup[]
  readonly undecided: readonly string[]
}

/** Show what can be done to a resource. */
export function toResourceView(
  question: Question,
  resource: string,
  { possible, allowed, withOtherKeys, undecided }: ResourceAnswer,
  nameOf: StatementName,
): ResourceView {
  const byStatements = Map.groupBy(allowed, ({ layers }) => JSON.stringify(layers))
  const byChanges = Map.groupBy(withOtherKeys, ({ nearest }) => JSON.stringify(nearest.changes))
  const link = (statement: PlacedStatement): StatementLink => ({ ...statement, name: nameOf(statement) })
  const of = countOf(possible, 'action')
  return {
    resource,
    summary:
      possible === 0 && allowed.length === 0
        ? 'AWS’s reference lists no action that acts on such a resource.'
        : `${allowed.length.toLocaleString('en')} of ${of} on this resource ${allowed.length === 1 ? 'is' : 'are'} allowed${withOtherKeys.length === 0 ? '' : `, and ${withOtherKeys.length.toLocaleString('en')} more with other condition keys`}.`,
    allowed: [...byStatements.values()].map((group) => ({
      actions: group.map(({ action }) => action),
      statements: (group[0]?.layers ?? []).flatMap(({ statements }) => statements.map(link)),
    })),
    withOtherKeys: [...byChanges.values()].flatMap((group) => {
      const [first] = group
      if (first === undefined) return []
      return [
        {
          actions: group.map(({ action }) => action),
          words: ['Allowed if ', ...describeChanges(first.nearest.changes), '.'],
          context: applyChanges(question.context, first.nearest),
        },
      ]
    }),
    undecided,
  }
}
