// Matches the last part of an ARN pattern to an ARN format, and finds what each placeholder must match.
import { type PatternToken, tokensOf } from '../../core/policy/pattern-tokens.ts'
import type { ArnFormat } from './arn-words-types.ts'

/** What a placeholder's value must match. */
export interface ArnPart {
  readonly placeholder: string
  readonly pattern: string
}

const separator = /[/:]/

/** Values that can contain separators: the path of a role, the key of an object, the name of a log group. */
const isPath = (placeholder: string) => /Path|LeadingSlash|^ObjectName$|^LogGroupName$/.test(placeholder)

/**
 * Align a pattern with a format: the pattern must contain the format's literal text exactly, and the text in between
 * belongs to the placeholders. Returns undefined unless the result says exactly which resources of the type match,
 * even if the last value contains slashes.
 */
export function alignResource(
  { literals, placeholders }: ArnFormat,
  pattern: string,
): readonly ArnPart[] | undefined {
  const variables: string[] = []
  // The name of a policy variable can contain separators.
  const masked = pattern.replace(/\$\{[^}]*\}/g, (variable) => {
    variables.push(variable)
    return '\0'
  })
  const values = placeholders.length === 0 ? undefined : splitValues(literals, masked)
  if (values === undefined) return pattern === literals.join('') ? [] : undefined
  const isValue = (value: string, i: number) =>
    value !== '' &&
    (!separator.test(value) ||
      (i === values.length - 1 && !value.includes(':') && isPath(placeholders[i] ?? '')))
  if (!values.every(isValue) || !isExact(values)) return undefined
  return values.map((value, i) => ({
    placeholder: placeholders[i] ?? '',
    pattern: value.replace(/\0/g, () => variables.shift() ?? ''),
  }))
}

/** Split a pattern at a format's literal text; undefined unless separators set off the format's placeholders. */
function splitValues(literals: readonly string[], pattern: string): readonly string[] | undefined {
  const [start = '', ...rest] = literals
  const end = rest.pop() ?? ''
  const isCut = (literal: string) => separator.test(literal.charAt(0))
  if (!/^$|[/:]$/.test(start) || !rest.every(isCut) || !(end === '' || isCut(end))) return undefined
  if (!pattern.startsWith(start) || !pattern.slice(start.length).endsWith(end)) return undefined
  const values: string[] = []
  let left = pattern.slice(start.length, pattern.length - end.length)
  for (const literal of rest) {
    const at = left.indexOf(literal)
    if (at < 0) return undefined
    values.push(left.slice(0, at))
    left = left.slice(at + literal.length)
  }
  return [...values, left]
}

/** A wildcard in any value but the last could run on into the next ones. Only `x*` before a final `*` is safe. */
function isExact(values: readonly string[]): boolean {
  const [last = '', ...rest] = values.toReversed()
  if (!rest.some((value) => /[*?\0]/.test(value))) return true
  return rest.length === 1 && last === '*' && /^[^*?\0]*\*$/.test(rest[0] ?? '')
}

/** A literal character of the format, or a placeholder's first character (`some`) or all its others (`more`). */
type FormatToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'some' | 'more'; readonly isPath: boolean }

/** Check whether any resource with this format matches a pattern. */
export function canMatch({ literals, placeholders }: ArnFormat, pattern: string): boolean {
  if (!canStart(literals[0] ?? '', pattern)) return false
  const steps = tokensOf(pattern)
  const tokens = literals.flatMap((literal, i): readonly FormatToken[] => {
    const placeholder = placeholders[i]
    const texts = [...literal].map((text) => ({ kind: 'text', text }) as const)
    if (placeholder === undefined) return texts
    const hole = { isPath: isPath(placeholder) }
    return [...texts, { kind: 'some', ...hole }, { kind: 'more', ...hole }]
  })
  // Filled from the end: whether the rest of the pattern and the rest of the format can be the same text.
  const table = Array.from({ length: steps.length + 1 }, () => new Uint8Array(tokens.length + 1))
  const reach = (i: number, j: number) => table[i]?.[j] === 1
  for (let i = steps.length; i >= 0; i -= 1) {
    for (let j = tokens.length; j >= 0; j -= 1) {
      const row = table[i]
      if (row !== undefined && canGoOn(steps[i], tokens[j], (di, dj) => reach(i + di, j + dj))) row[j] = 1
    }
  }
  return reach(0, 0)
}

/** Check whether what a pattern starts with, up to its first wildcard or variable, agrees with a text. */
function canStart(text: string, pattern: string): boolean {
  const plain = pattern.split(/[*?$]/, 1)[0] ?? ''
  return plain.startsWith(text) || text.startsWith(plain)
}

function canGoOn(
  step: PatternToken | undefined,
  token: FormatToken | undefined,
  reach: (steps: 0 | 1, tokens: 0 | 1) => boolean,
): boolean {
  if (step === undefined && token === undefined) return true
  if (token?.kind === 'more' && reach(0, 1)) return true
  if (step?.kind === 'any' || step?.kind === 'variable')
    return reach(1, 0) || (token !== undefined && reach(0, 1))
  if (step === undefined || token === undefined) return false
  return isSameCharacter(step, token) && reach(1, token.kind === 'more' ? 0 : 1)
}

function isSameCharacter(step: Extract<PatternToken, { kind: 'text' | 'one' }>, token: FormatToken): boolean {
  if (step.kind === 'one') return true
  return token.kind === 'text' ? token.text === step.text : token.isPath || !separator.test(step.text)
}
