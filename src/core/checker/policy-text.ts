// The text that somebody pasted in; its syntax tree, read as it was meant, and every slip that stood in the way, out.
import type { Node } from 'jsonc-parser'
import { parseJson } from '../json/read-json.ts'
import type { TextSpan } from './finding.ts'
import { mendCharacters } from './mend-characters.ts'
import { frameText } from './mend-frame.ts'
import { mendStructure } from './mend-structure.ts'
import { type Slip, syntaxSlip } from './slip.ts'

export interface PolicyText {
  /** Absent when the text cannot be read even with its slips mended. */
  readonly tree?: Node
  readonly slips: readonly Slip[]
  /** Braces were put around the text to read it. */
  readonly isUnbraced: boolean
  /** Give the piece of the text that a part of the tree is; always inside the text. */
  readonly spanOf: (node: { readonly offset: number; readonly length: number }) => TextSpan
}

/**
 * Read a text as JSON. The usual slips are mended without moving anything, so that the rest can be checked as
 * well and every place is a place of the text as pasted.
 */
export function readPolicyText(text: string): PolicyText {
  const frame = frameText(text)
  const span = spanIn(text, frame.shift)
  const done = (slips: readonly Slip[], tree?: Node): PolicyText => ({
    ...(tree && { tree }),
    slips,
    isUnbraced: frame.shift > 0,
    spanOf: ({ offset, length }) => span(offset, offset + length),
  })
  if (frame.slips.some(({ span: { end } }) => end === text.length)) return done(frame.slips)

  const strict = parseJson(frame.text)
  if (strict.json !== undefined) return done(frame.slips, strict.json.tree)
  const plain = mendCharacters(frame.text)
  const whole = mendStructure(plain.text, frame.shift > 0)
  const mended = [...plain.slips, ...whole.slips].map((slip) => ({
    ...slip,
    span: span(slip.span.start, slip.span.end),
  }))
  const slips = [...frame.slips, ...mended]
  const { json, findings } = parseJson(whole.text)
  if (json !== undefined) return done(slips, json.tree)
  const left = (whole.isStuck ? [] : findings).map(({ found, expected, tip, offset }) =>
    syntaxSlip(
      span(offset, offset + 1).start,
      span(offset, offset + 1).end,
      `Found ${found}, expected ${expected}.`,
      tip,
    ),
  )
  return done([...slips, ...left])
}

function spanIn(text: string, shift: number): (start: number, end: number) => TextSpan {
  const inside = (offset: number) => Math.min(Math.max(0, offset - shift), text.length)
  return (start, end) => ({ start: inside(start), end: Math.max(inside(start), inside(end)) })
}
