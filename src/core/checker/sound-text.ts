// Reads a pasted text as JSON where no repair is needed, apart from text around it.
import type { Node } from 'jsonc-parser'
import { parseJson } from '../json/read-json.ts'
import type { TextSpan } from './finding.ts'
import { type Frame, frameText } from './mend/frame.ts'
import type { Slip } from './slip.ts'

export interface PolicyText {
  /** Absent when the text cannot be read even after the repairs. */
  readonly tree?: Node
  readonly slips: readonly Slip[]
  /** Whether braces were put around the text to read it. */
  readonly isUnbraced: boolean
  /** Find the range of the text for a node of the tree; it is always inside the text. */
  readonly spanOf: (node: { readonly offset: number; readonly length: number }) => TextSpan
}

/** Read a text as JSON; undefined if it must be repaired first. */
export function readSoundText(text: string): PolicyText | undefined {
  const frame = frameText(text)
  if (frame.slips.some(({ span: { end } }) => end === text.length)) {
    return toPolicyText(text, frame, frame.slips)
  }
  const { json } = parseJson(frame.text)
  return json && toPolicyText(text, frame, frame.slips, json.tree)
}

/** Describe what was read, with places in the pasted text. */
export function toPolicyText(
  text: string,
  { shift }: Frame,
  slips: readonly Slip[],
  tree?: Node,
): PolicyText {
  const span = spanIn(text, shift)
  return {
    ...(tree && { tree }),
    slips,
    isUnbraced: shift > 0,
    spanOf: ({ offset, length }) => span(offset, offset + length),
  }
}

/** Create a function that turns a range of a framed text into one of the pasted text. */
export function spanIn(text: string, shift: number): (start: number, end: number) => TextSpan {
  const inside = (offset: number) => Math.min(Math.max(0, offset - shift), text.length)
  return (start, end) => ({ start: inside(start), end: Math.max(inside(start), inside(end)) })
}
