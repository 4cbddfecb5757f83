// Finds the JSON in a pasted text and reports the text around it.
import { blank, fragmentSlip, type Slip, syntaxSlip } from '../slip.ts'

export interface Frame {
  /** As long as the pasted text plus `shift`. */
  readonly text: string
  /** How many characters were added before the text: 1 where its braces were missing. */
  readonly shift: number
  readonly slips: readonly Slip[]
}

const openField = /^["'\u201c\u201d\u2018\u2019][A-Za-z]+["'\u201c\u201d\u2018\u2019]\s*:/

/** Find where the JSON begins; when no part of the text looks like JSON, all of it is reported. */
export function frameText(text: string): Frame {
  const start = text.search(/[^\s\ufeff]/)
  if (start < 0) {
    return { text, shift: 0, slips: [syntaxSlip(0, text.length, 'The text is empty.', 'Paste a policy.')] }
  }
  if (/[{[/]/.test(text.charAt(start))) return { text, shift: 0, slips: [] }
  if (openField.test(text.slice(start, start + 200))) return { text: `{${text}`, shift: 1, slips: [] }
  const json = text.search(/[{[](?=\s*["'\u201c\u201d\u2018\u2019{}\]])/)
  if (json < 0) {
    const message = 'Nothing here looks like a policy, which begins with a brace.'
    return {
      text,
      shift: 0,
      slips: [fragmentSlip(start, text.length, message, 'Paste the whole JSON document.')],
    }
  }
  return {
    text: blank(text.slice(0, json)) + text.slice(json),
    shift: 0,
    slips: [
      fragmentSlip(
        start,
        json,
        'There is other text before the policy.',
        'Keep only the JSON document, from its first brace to its last.',
      ),
    ],
  }
}
