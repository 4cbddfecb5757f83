// The slips that keep a text from being a policy in JSON, as the readers of the text report them.
import type { RuleFinding } from './finding.ts'

/** A slip of syntax, or text that is only a part of a policy, or more than one. */
export interface Slip extends RuleFinding {
  readonly rule: 'json-syntax' | 'fragment'
}

/** Report a slip of syntax at a piece of the text. */
export function syntaxSlip(start: number, end: number, message: string, tip: string): Slip {
  return { rule: 'json-syntax', span: { start, end }, message, tip }
}

/** Report text that is not a whole policy, or not only one. */
export function fragmentSlip(start: number, end: number, message: string, tip: string): Slip {
  return { rule: 'fragment', span: { start, end }, message, tip }
}

/** Blank a text out, line breaks kept, so that what follows keeps its place. */
export function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}
