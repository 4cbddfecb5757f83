// Decides whether two patterns overlap: whether some text matches both.
import { isPlain } from './pattern.ts'
import { type PatternToken, special, tokensOf } from './pattern-tokens.ts'

/** Check whether some text matches both patterns; a policy variable counts as `*`. */
export function overlaps(left: string, right: string): boolean {
  if (left === '*' || right === '*' || left === right) return true
  if ((isPlain(left) && isPlain(right)) || differAtEnds(left, right)) return false
  const [a, b] = [tokensOf(left), tokensOf(right)]
  let row = reachableAlong(b, undefined, [true])
  for (const token of a) row = reachableAlong(b, token, row)
  return row[b.length] === true
}

/**
 * One row of the table "the first i steps of one pattern and the first j of the other can match the same
 * text": `above` is the row before the step `token`; without a token, the row before the first step.
 */
function reachableAlong(
  others: readonly PatternToken[],
  token: PatternToken | undefined,
  above: readonly boolean[],
): boolean[] {
  const row: boolean[] = []
  for (let j = 0; j <= others.length; j += 1) {
    const other = others[j - 1]
    const fromAbove =
      token === undefined ? j === 0 : above[j] === true && (isOpen(token) || isOpen(others[j - 1]))
    const fromLeft = j > 0 && row[j - 1] === true && (isOpen(other) || isOpen(token))
    const fromBoth =
      token !== undefined && other !== undefined && above[j - 1] === true && canBeSame(token, other)
    row.push(fromAbove || fromLeft || fromBoth)
  }
  return row
}

const isOpen = (token: PatternToken | undefined) => token?.kind === 'any' || token?.kind === 'variable'

function canBeSame(a: PatternToken, b: PatternToken): boolean {
  if (isOpen(a) || isOpen(b) || a.kind === 'one' || b.kind === 'one') return true
  return a.kind === 'text' && b.kind === 'text' && a.text === b.text
}

/** Check whether two patterns begin or end with plain text that differs, so that no text can match both. */
function differAtEnds(left: string, right: string): boolean {
  const shortest = Math.min(left.length, right.length)
  for (let i = 0; i < shortest; i += 1) {
    const [a, b] = [left.charAt(i), right.charAt(i)]
    if (special.has(a) || special.has(b)) break
    if (a !== b) return true
  }
  for (let i = 1; i <= shortest; i += 1) {
    const [a, b] = [left.charAt(left.length - i), right.charAt(right.length - i)]
    if (special.has(a) || special.has(b)) break
    if (a !== b) return true
  }
  return false
}
