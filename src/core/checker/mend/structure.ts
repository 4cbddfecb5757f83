// Repairs commas and closing brackets, in place, in a text that is nearly JSON, and reports what was wrong.
import { type Container, countClosed, type Token, tokenize } from '../../json/json-tokens.ts'
import { blank, fragmentSlip, type Slip, syntaxSlip } from '../slip.ts'

interface Mending {
  /** One entry per character, so that a repair moves nothing; closing brackets may be added at the end. */
  readonly characters: string[]
  readonly slips: Slip[]
  readonly stack: Container[]
  /** Whether a reported repair had no room, so that the parser would only report the same error again. */
  isStuck: boolean
}

const trailing: readonly [string, string] = [
  'There is a comma after the last item.',
  'Remove it: JSON allows commas only between items.',
]

/**
 * Repair commas and brackets where only one repair is likely; the rest is left to the parser. With `isUnbraced`, the
 * first brace is not part of the pasted text, so its missing partner is not reported.
 */
export function mendStructure(
  text: string,
  isUnbraced: boolean,
): { readonly text: string; readonly slips: readonly Slip[]; readonly isStuck: boolean } {
  const mending: Mending = { characters: text.split(''), slips: [], stack: [], isStuck: false }
  const tokens = tokenize(text)
  let i = 0
  for (; i < tokens.length; i += 1) {
    if (i > 0 && mending.stack.length === 0) {
      dropRest(mending, text, tokens, i)
      break
    }
    if (!readToken(mending, tokens, i)) return finish(mending)
  }
  if (mending.stack.length > 0) closeAtEnd(mending, tokens.at(-1)?.end ?? 0, isUnbraced)
  return finish(mending)
}

const finish = ({ characters, slips, isStuck }: Mending) => ({ text: characters.join(''), slips, isStuck })

/** Read one token; return false when it fits nowhere and no repair is likely. */
function readToken(mending: Mending, tokens: readonly Token[], i: number): boolean {
  const { characters, slips, stack } = mending
  const token = tokens[i]
  const top = stack.at(-1)
  if (token === undefined) return false
  switch (token.kind) {
    case ',': {
      if (top === undefined) return false
      const next = tokens[i + 1]?.kind
      const isLast = next === undefined || next === '}' || next === ']'
      if (top.expects === 'comma' && !isLast) top.expects = top.open === '{' ? 'key' : 'value'
      else if (top.expects === 'colon' || (top.open === '{' && top.expects === 'value')) return false
      else {
        slips.push(
          isLast
            ? syntaxSlip(token.start, token.end, ...trailing)
            : syntaxSlip(token.start, token.end, 'There is an extra comma.', 'Remove it.'),
        )
        characters[token.start] = ' '
      }
      return true
    }
    case ':':
      if (top?.expects === 'colon') top.expects = 'value'
      else return top?.open === '[' && closeBefore(mending, tokens, i - 1) && readToken(mending, tokens, i)
      return true
    case '}':
    case ']':
      return close(mending, tokens, i)
    default:
      return readValue(mending, tokens, i, token)
  }
}

/** Read a field name or the start of a value; a missing comma before it is added. */
function readValue(mending: Mending, tokens: readonly Token[], i: number, token: Token): boolean {
  const top = mending.stack.at(-1)
  if (top?.expects === 'comma') {
    const before = tokens[i - 1]
    if (before === undefined || before.end === token.start) return false
    const tip = 'Put a comma between two fields or items.'
    mending.slips.push(syntaxSlip(before.start, before.end, 'A comma is missing after this.', tip))
    mending.characters[before.end] = ','
    top.expects = top.open === '{' ? 'key' : 'value'
  }
  if (top?.expects === 'colon') return false
  if (top?.expects === 'key') {
    if (token.kind === '{') return closeBefore(mending, tokens, i) && readValue(mending, tokens, i, token)
    if (token.kind !== 'string') return false
    top.expects = 'colon'
    return true
  }
  if (top !== undefined) top.expects = 'comma'
  if (token.kind === '{') mending.stack.push({ open: '{', expects: 'key' })
  else if (token.kind === '[') mending.stack.push({ open: '[', expects: 'value' })
  return mending.stack.length > 0
}

function close(mending: Mending, tokens: readonly Token[], i: number): boolean {
  const { characters, slips, stack } = mending
  const [token, before] = [tokens[i], tokens[i - 1]]
  const top = stack.at(-1)
  if (token === undefined || top === undefined) return false
  if (top.expects === 'colon' || (top.open === '{' && top.expects === 'value')) return false
  const missing = countClosed(stack, token.kind)
  if (missing === undefined) {
    slips.push(syntaxSlip(token.start, token.end, `There is an extra ${token.kind}.`, 'Remove it.'))
    characters[token.start] = ' '
    return true
  }
  const closers = stack
    .splice(stack.length - missing)
    .map(closerOf)
    .reverse()
    .join('')
  stack.pop()
  if (closers === '') return true
  slips.push(missingSlip(closers, before?.start ?? token.start, before?.end ?? token.end))
  return put(mending, closers, before?.end ?? token.start, token.start)
}

/** Put the missing closing bracket in the place of the comma before a token. */
function closeBefore(mending: Mending, tokens: readonly Token[], i: number): boolean {
  const { characters, slips, stack } = mending
  const [comma, token] = [tokens[i - 1], tokens[i]]
  const [parent, top] = stack.slice(-2)
  if (comma?.kind !== ',' || token === undefined || top === undefined || parent === undefined) return false
  if (parent.open === top.open || comma.end === token.start) return false
  slips.push(missingSlip(closerOf(top), comma.start, comma.end))
  characters[comma.start] = closerOf(top)
  characters[comma.end] = ','
  stack.pop()
  parent.expects = token.kind === 'string' ? 'colon' : 'value'
  return true
}

function put(mending: Mending, closers: string, from: number, to: number): boolean {
  mending.isStuck = to - from < closers.length
  if (mending.isStuck) return false
  for (const [i, closer] of [...closers].entries()) mending.characters[from + i] = closer
  return true
}

function closeAtEnd({ characters, slips, stack }: Mending, end: number, isUnbraced: boolean): void {
  const closers = stack.map(closerOf).reverse().join('')
  const reported = isUnbraced ? closers.slice(0, -1) : closers
  if (reported !== '') slips.push(missingSlip(reported, Math.max(0, end - 1), end))
  characters.push(closers)
}

const closerOf = ({ open }: Container) => (open === '{' ? '}' : ']')

const missingSlip = (closers: string, start: number, end: number) =>
  syntaxSlip(
    start,
    end,
    `${[...closers].join(' and ')} ${closers.length === 1 ? 'is' : 'are'} missing after this.`,
    'Close every { with } and every [ with ].',
  )

function dropRest({ characters, slips }: Mending, text: string, tokens: readonly Token[], i: number): void {
  const [first, last] = [tokens[i], tokens.at(-1)]
  if (first === undefined || last === undefined) return
  const isBracket = first.kind === '}' || first.kind === ']'
  slips.push(
    isBracket
      ? syntaxSlip(first.start, first.end, `There is an extra ${first.kind}.`, 'Remove it.')
      : fragmentSlip(
          first.start,
          last.end,
          'There is more text after the end of the document.',
          'Check one document at a time; put several statements in one list under Statement.',
        ),
  )
  const rest = blank(text.slice(first.start))
  characters.splice(first.start, characters.length, ...[rest])
}
