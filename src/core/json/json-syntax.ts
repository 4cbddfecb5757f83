// A JSON parser's error code and the token it stopped at in, found, expected and tip out.
import { shorten } from './fault.ts'

interface Explanation {
  readonly found: string
  readonly expected: string
  readonly tip: string
}

const value = 'a value: text in double quotes, a number, true, false, null, a list or an object'

const explanations: Readonly<Record<string, readonly [expected: string, tip: string]>> = {
  InvalidSymbol: [
    'text and field names in double quotes, or a number, true, false, null',
    'Put double quotes around it.',
  ],
  InvalidNumberFormat: ['a number such as 12 or 0.5', 'Write the number in decimal, without leading zeros.'],
  PropertyNameExpected: [
    'a field name in double quotes',
    'Remove the comma after the last field, or put the name into double quotes.',
  ],
  ValueExpected: [value, 'Remove the comma after the last item, or add the item that is missing.'],
  ColonExpected: ['a colon', 'Put a colon between the name of a field and its value.'],
  CommaExpected: ['a comma', 'Put a comma between two fields or items.'],
  CloseBraceExpected: ['a closing brace', 'Close the object with }.'],
  CloseBracketExpected: ['a closing bracket', 'Close the list with ].'],
  EndOfFileExpected: ['the end of the file', 'Keep one JSON value in a file; remove what follows it.'],
  InvalidCommentToken: ['JSON without comments', 'Remove the comment: JSON has none.'],
  UnexpectedEndOfComment: ['JSON without comments', 'Remove the comment: JSON has none.'],
  UnexpectedEndOfString: ['a closing double quote', 'Close the text with a double quote on the same line.'],
  UnexpectedEndOfNumber: ['a digit', 'Write the rest of the number.'],
  InvalidUnicode: [
    '\\u and four hexadecimal digits',
    'Write the character itself, or \\u and its four digits.',
  ],
  InvalidEscapeCharacter: [
    'one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u after a backslash',
    'Double the backslash when the text contains one.',
  ],
  InvalidCharacter: ['no control characters inside text', 'Write a tab as \\t and a line break as \\n.'],
}

/** Explain a syntax error, named as jsonc-parser's `printParseErrorCode` names it. */
export function explainSyntaxError(code: string, token: string): Explanation {
  const [expected, tip] = explanations[code] ?? ['JSON', 'Check the syntax at this place.']
  return { found: token === '' ? 'the end of the text' : shorten(token), expected, tip }
}
