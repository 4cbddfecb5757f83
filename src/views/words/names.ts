// A name as AWS writes it in one word in, its separate words out: for reading, for search, for breaking lines. And where an ARN may break.

/** Part the name of a policy or an action where its words begin. */
export function splitName(name: string): readonly string[] {
  return name.split(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=_)/)
}

/** Part an ARN, its format or a condition key where a line may break: after a colon and a slash. */
export function splitArn(arn: string): readonly string[] {
  return arn.split(/(?<=[:/])(?![:/])/)
}

/** Write an action's name as words: `connect:StartContactRecording` is `Start contact recording`. */
export function writeAction(name: string): string {
  const [first = '', ...rest] = splitName(name.slice(name.indexOf(':') + 1))
  return [first, ...rest.map((word) => (isAcronym(word) ? word : word.toLowerCase()))].join(' ')
}

/** Write a policy's name as words: `AmazonConnect_FullAccess` is `Amazon Connect Full Access`. */
export function writePolicy(name: string): string {
  return splitName(name.replaceAll('_', '')).join(' ')
}

function isAcronym(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase()
}
