// Reads a pasted text as JSON, repairs the usual mistakes, and reports them.
import { parseJson } from '../json/read-json.ts'
import { mendCharacters } from './mend/characters.ts'
import { frameText } from './mend/frame.ts'
import { mendStructure } from './mend/structure.ts'
import { syntaxSlip } from './slip.ts'
import { type PolicyText, readSoundText, spanIn, toPolicyText } from './sound-text.ts'

/**
 * Read a text as JSON. The usual mistakes are repaired without moving anything, so that the rest can be checked too
 * and every place is a place in the pasted text.
 */
export function readPolicyText(text: string): PolicyText {
  const sound = readSoundText(text)
  if (sound !== undefined) return sound
  const frame = frameText(text)
  const span = spanIn(text, frame.shift)
  const plain = mendCharacters(frame.text)
  const whole = mendStructure(plain.text, frame.shift > 0)
  const mended = [...plain.slips, ...whole.slips].map((slip) => ({
    ...slip,
    span: span(slip.span.start, slip.span.end),
  }))
  const slips = [...frame.slips, ...mended]
  const { json, findings } = parseJson(whole.text)
  if (json !== undefined) return toPolicyText(text, frame, slips, json.tree)
  const left = (whole.isStuck ? [] : findings).map(({ found, expected, tip, offset }) =>
    syntaxSlip(
      span(offset, offset + 1).start,
      span(offset, offset + 1).end,
      `Found ${found}, expected ${expected}.`,
      tip,
    ),
  )
  return toPolicyText(text, frame, [...slips, ...left])
}
