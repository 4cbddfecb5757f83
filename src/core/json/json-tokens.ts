// Splits a text that should be JSON into tokens. Nothing is rejected here: malformed tokens are returned too.

export interface Token {
  readonly kind: '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'word'
  readonly start: number
  readonly end: number
}

/** An open object or list, and what must come next in it. */
export interface Container {
  readonly open: '{' | '['
  expects: 'key' | 'colon' | 'value' | 'comma'
}

const tokens = /"(?:[^"\\\n]|\\[^\n])*"|[{}[\],:]|[^\s{}[\],:"]+|"/g

/** Split a text into tokens; everything between them is whitespace. */
export function tokenize(text: string): readonly Token[] {
  return [...text.matchAll(tokens)].map(({ 0: piece, index }) => ({
    kind: kindOf(piece),
    start: index,
    end: index + piece.length,
  }))
}

function kindOf(piece: string): Token['kind'] {
  switch (piece) {
    case '{':
    case '}':
    case '[':
    case ']':
    case ',':
    case ':':
      return piece
    default:
      return piece.length > 1 && piece.startsWith('"') ? 'string' : 'word'
  }
}

/** Count the containers above the one that a bracket closes; returns undefined if it closes none. */
export function countClosed(stack: readonly Container[], closer: Token['kind']): number | undefined {
  const open = closer === '}' ? '{' : '['
  const at = stack.map((container) => container.open).lastIndexOf(open)
  return at < 0 ? undefined : stack.length - 1 - at
}
