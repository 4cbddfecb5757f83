// Defines slips: the mistakes that keep a text from being a JSON policy.
import type { RuleFinding } from './finding.ts'

/** A syntax error, or text that is only part of a policy or more than one policy. */
export interface Slip extends RuleFinding {
  readonly rule: 'json-syntax' | 'fragment'
}

/** Report a syntax error at a range of the text. */
export function syntaxSlip(start: number, end: number, message: string, tip: string): Slip {
  return { rule: 'json-syntax', span: { start, end }, message, tip }
}

/** Report text that is not exactly one whole policy. */
export function fragmentSlip(start: number, end: number, message: string, tip: string): Slip {
  return { rule: 'fragment', span: { start, end }, message, tip }
}

/** Replace a text with spaces but keep its line breaks, so that what follows keeps its place. */
export function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}
