// Splits AWS's names into words, for reading, search and line breaks, and ARNs where a line may break; makes anchors of actions.

/** Split the name of a policy or an action before each word. */
export function splitName(name: string): readonly string[] {
  return name.split(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=_)/)
}

/** Split the name of a policy before the word that makes its two lines as equal as possible. */
export function splitInTwo(name: string): readonly string[] {
  const words = splitName(name)
  const cuts = words.slice(1).map((_, i) => words.slice(0, i + 1).join('').length)
  const longest = (cut: number) => Math.max(cut, name.length - cut)
  const [best] = cuts.sort((a, b) => longest(a) - longest(b))
  return best === undefined ? [name] : [name.slice(0, best), name.slice(best)]
}

/** Split an ARN, an ARN format or a condition key where a line may break: after a colon or a slash. */
export function splitArn(arn: string): readonly string[] {
  return arn.split(/(?<=[:/])(?![:/])/)
}

/** Write an action's name as words: `connect:StartContactRecording` becomes `Start contact recording`. */
export function writeAction(name: string): string {
  const [first = '', ...rest] = splitName(name.slice(name.indexOf(':') + 1))
  return [first, ...rest.map((word) => (isAcronym(word) ? word : word.toLowerCase()))].join(' ')
}

/** Write a policy's name as words: `AmazonConnect_FullAccess` becomes `Amazon Connect Full Access`. */
export function writePolicy(name: string): string {
  return splitName(name.replaceAll('_', '')).join(' ')
}

function isAcronym(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase()
}

/**
 * Make the anchor of an action: that of `connect:ListUsers` is `connect-ListUsers`. Documents also name actions that do not
 * exist, such as one with a space after the colon; no two names have the same anchor.
 */
export function anchorOf(name: string): string {
  const colon = name.indexOf(':')
  const encode = (character: string) => `.${character.codePointAt(0)?.toString(16)}.`
  const prefix = name.slice(0, Math.max(colon, 0)).replace(/[^\w-]/gu, encode)
  return `${prefix}-${name.slice(colon + 1).replace(/\W/gu, encode)}`
}
