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
export function renderPolicy(value: Value): readonly PolicyPiece[] {
  const pieces: PolicyPiece[] = []
  writeValue(value, '', pieces)
  return pieces
}

/** A part of the policy's JSON. */
type PolicyPiece = Known | PolicyHole

/** Append to one list at every depth: copying what is inside each time takes most of the time of a large policy. */
function writeValue(value: Value, element: string, pieces: PolicyPiece[]): void {
  const { file, start, end } = value
  switch (value.kind) {
    case 'text':
      writeText(value, element, pieces)
      return
    case 'scalar':
      pieces.push({ text: value.json, file, start, end })
      return
    case 'list':
      pieces.push({ text: '[', file, start, end: start })
      for (const [i, item] of value.items.entries()) {
        if (i > 0) pieces.push(comma(item))
        writeValue(item, element, pieces)
      }
      pieces.push({ text: ']', file, start: end, end })
      return
    case 'object':
      pieces.push({ text: '{', file, start, end: start })
      for (const [i, { name, value: inner }] of value.fields.entries()) {
        if (i > 0) pieces.push(comma(name))
        writeText(name, element, pieces)
        pieces.push({ text: ':', file: name.file, start: name.end, end: name.end })
        writeValue(inner, elementInside(name, element), pieces)
      }
      pieces.push({ text: '}', file, start: end, end })
      return
    case 'choice': {
      const [only, ...others] = value.options
      if (only !== undefined && others.length === 0) writeValue(only, element, pieces)
      else pieces.push(whole(value, 'one of several values, by a condition', element))
      return
    }
    case 'encoded':
      pieces.push(whole(value, 'encoded JSON', element))
      return
    case 'policy-name':
      pieces.push(whole(value, 'the ARN of a policy', element))
      return
    default:
      pieces.push(whole(value, value.source, element))
  }
}

/** Name the element that a field is, or else the one that it is part of. */
function elementInside(name: TextValue, element: string): string {
  const text = name.pieces.map((piece) => (isKnown(piece) ? piece.text : '')).join('')
  if (elements.has(text) && (element === '' || element === 'Statement'))
    return text === 'Condition' ? block : text
  return element === block ? 'Condition' : element
}

function whole(value: Value, source: string, element: string): PolicyHole {
  return { ...placeOf(value), source, isWhole: true, element }
}

function comma({ file, start }: Value): Known {
  return { text: ',', file, start, end: start }
}

function writeText(value: TextValue, element: string, pieces: PolicyPiece[]): void {
  const { file, start, end, pieces: written } = value
  const [only, ...others] = written
  if (only !== undefined && others.length === 0 && !isKnown(only)) {
    pieces.push({ ...only, ...placeOf(value), isWhole: true, element })
    return
  }
  pieces.push({ text: '"', file, start, end: start })
  for (const piece of written) {
    if (isKnown(piece)) pieces.push(...escapePiece(piece))
    else pieces.push({ ...piece, isWhole: false, element })
  }
  pieces.push({ text: '"', file, start: end, end })
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
