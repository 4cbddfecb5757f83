// Writes a policy as JSON from the values of a file, and remembers the place of every part of it.
import { statementElements } from '../../checker/rules/field-name.ts'
import { type Hole, isKnown, type Known, placeOf, type TextValue, type Value } from '../read/value.ts'

/** What a hole is in the policy: a part of a text, or a whole value, under the name of a policy element. */
export interface PolicyHole extends Hole {
  readonly isWhole: boolean
  /** The element that it belongs to, such as `Resource`; `ConditionBlock` for all conditions, empty at the top. */
  readonly element: string
}

/** Elements that lead to others of their own names. */
const elements: ReadonlySet<string> = new Set(['Version', 'Statement', ...statementElements])

/** The value of Condition itself; its operators and keys are inside. */
const block = 'ConditionBlock'

/** Write a policy. What is not known becomes a hole. */
export function renderPolicy(value: Value, element = ''): readonly (Known | PolicyHole)[] {
  const { file, start, end } = value
  const opened = { file, start, end: start }
  const closed = { file, start: end, end }
  switch (value.kind) {
    case 'text':
      return renderText(value, element)
    case 'scalar':
      return [{ text: value.json, ...placeOf(value) }]
    case 'list':
      return [
        { text: '[', ...opened },
        ...value.items.flatMap((item, i) => [...comma(i, item), ...renderPolicy(item, element)]),
        { text: ']', ...closed },
      ]
    case 'object':
      return [
        { text: '{', ...opened },
        ...value.fields.flatMap(({ name, value: inner }, i) => {
          const text = name.pieces.map((piece) => (isKnown(piece) ? piece.text : '')).join('')
          const inside = element === block ? 'Condition' : element
          const isElement = elements.has(text) && (element === '' || element === 'Statement')
          return [
            ...comma(i, name),
            ...renderText(name, element),
            { text: ':', file: name.file, start: name.end, end: name.end },
            ...renderPolicy(inner, isElement ? (text === 'Condition' ? block : text) : inside),
          ]
        }),
        { text: '}', ...closed },
      ]
    case 'choice': {
      const [only, ...others] = value.options
      if (only !== undefined && others.length === 0) return renderPolicy(only, element)
      return [whole(value, 'one of several values, by a condition', element)]
    }
    case 'encoded':
      return [whole(value, 'encoded JSON', element)]
    case 'policy-name':
      return [whole(value, 'the ARN of a policy', element)]
    default:
      return [whole(value, value.source, element)]
  }
}

function whole(value: Value, source: string, element: string): PolicyHole {
  return { ...placeOf(value), source, isWhole: true, element }
}

function comma(i: number, { file, start }: Value): readonly Known[] {
  return i === 0 ? [] : [{ text: ',', file, start, end: start }]
}

function renderText(value: TextValue, element: string): readonly (Known | PolicyHole)[] {
  const { file, start, end, pieces } = value
  const [only, ...others] = pieces
  if (only !== undefined && others.length === 0 && !isKnown(only))
    return [{ ...only, ...placeOf(value), isWhole: true, element }]
  return [
    { text: '"', file, start, end: start },
    ...pieces.flatMap((piece): readonly (Known | PolicyHole)[] =>
      isKnown(piece) ? escapePiece(piece) : [{ ...piece, isWhole: false, element }],
    ),
    { text: '"', file, start: end, end },
  ]
}

/** Escape a text for JSON; characters that need it become pieces of their own, so that the others keep their places. */
function escapePiece(piece: Known): readonly Known[] {
  const { text, file, start, end } = piece
  if (JSON.stringify(text) === `"${text}"`) return [piece]
  const isExact = text.length === end - start
  if (!isExact) return [{ text: JSON.stringify(text).slice(1, -1), file, start, end }]
  return [...text.matchAll(/["\\\p{Cc}\p{Cs}]|[^"\\\p{Cc}\p{Cs}]+/gu)].map(({ 0: run, index }) => ({
    text: JSON.stringify(run).slice(1, -1),
    file,
    start: start + index,
    end: start + index + run.length,
  }))
}
