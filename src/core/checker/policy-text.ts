// Reads a pasted text as JSON, repairs the usual mistakes, and reports them.
import type { Node } from 'jsonc-parser'
import { parseJson } from '../json/read-json.ts'
import type { TextSpan } from './finding.ts'
import { mendCharacters } from './mend-characters.ts'
import { frameText } from './mend-frame.ts'
import { mendStructure } from './mend-structure.ts'
import { type Slip, syntaxSlip } from './slip.ts'

export interface PolicyText {
  /** Absent when the text cannot be read even after the repairs. */
  readonly tree?: Node
  readonly slips: readonly Slip[]
  /** Whether braces were put around the text to read it. */
  readonly isUnbraced: boolean
  /** Find the range of the text for a node of the tree; it is always inside the text. */
  readonly spanOf: (node: { readonly offset: number; readonly length: number }) => TextSpan
}

/**
 * Read a text as JSON. The usual mistakes are repaired without moving anything, so that the rest can be checked too
 * and every place is a place in the pasted text.
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
