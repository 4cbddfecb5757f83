// A name as AWS writes it in one word in, its separate words out: for reading, and for search.

/** Split a name at its capitals, runs of capitals kept: `CreateVoiceIDDomain` is Create, Voice, ID, Domain. */
export function splitName(name: string): readonly string[] {
  return name.match(/[A-Z]+s?(?![a-z])\d*|[A-Z]?[a-z]+\d*|\d+/g) ?? []
}

/** Write an action's name as words: `connect:StartContactRecording` is `Start contact recording`. */
export function writeAction(name: string): string {
  const [first = '', ...rest] = splitName(name.slice(name.indexOf(':') + 1))
  return [first, ...rest.map((word) => (isAcronym(word) ? word : word.toLowerCase()))].join(' ')
}

/** Write a policy's name as words: `AmazonConnectVoiceIDFullAccess` is `Amazon Connect Voice ID Full Access`. */
export function writePolicy(name: string): string {
  return splitName(name).join(' ')
}

function isAcronym(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase()
}
