// Explains the error code of a JSON parser: what was found, what was expected, and a tip.
import { shorten } from './fault.ts'

interface Explanation {
  readonly found: string
  readonly expected: string
  readonly tip: string
}

const value = 'a value: a string in double quotes, a number, true, false, null, a list or an object'

const explanations: Readonly<Record<string, readonly [expected: string, tip: string]>> = {
  InvalidSymbol: [
    'a string or field name in double quotes, or a number, true, false or null',
    'Put double quotes around it.',
  ],
  InvalidNumberFormat: ['a number such as 12 or 0.5', 'Write the number in decimal, without leading zeros.'],
  PropertyNameExpected: [
    'a field name in double quotes',
    'Remove the comma after the last field, or put the name in double quotes.',
  ],
  ValueExpected: [value, 'Remove the comma after the last item, or add the missing item.'],
  ColonExpected: ['a colon', 'Put a colon between the name of a field and its value.'],
  CommaExpected: ['a comma', 'Put a comma between two fields or items.'],
  CloseBraceExpected: ['a closing brace', 'Close the object with }.'],
  CloseBracketExpected: ['a closing bracket', 'Close the list with ].'],
  EndOfFileExpected: ['the end of the file', 'Keep one JSON value per file; remove what follows it.'],
  InvalidCommentToken: ['JSON without comments', 'Remove the comment: JSON does not allow comments.'],
  UnexpectedEndOfComment: ['JSON without comments', 'Remove the comment: JSON does not allow comments.'],
  UnexpectedEndOfString: ['a closing double quote', 'Close the string with a double quote on the same line.'],
  UnexpectedEndOfNumber: ['a digit', 'Write the rest of the number.'],
  InvalidUnicode: [
    '\\u and four hexadecimal digits',
    'Write the character itself, or \\u and its four digits.',
  ],
  InvalidEscapeCharacter: [
    'one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u after a backslash',
    'Double the backslash if the string contains one.',
  ],
  InvalidCharacter: ['no control characters inside a string', 'Write a tab as \\t and a line break as \\n.'],
}

/** Explain a syntax error by the name that jsonc-parser's `printParseErrorCode` returns. */
export function explainSyntaxError(code: string, token: string): Explanation {
  const [expected, tip] = explanations[code] ?? ['JSON', 'Check the syntax at this place.']
  return { found: token === '' ? 'the end of the text' : shorten(token), expected, tip }
}
