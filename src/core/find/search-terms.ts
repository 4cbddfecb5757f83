// Splits typed text into the words to look for: without filler words, and with other forms and words for the same thing.

/** Words that mean the same in names and in what people type: each group's first word is the usual one. */
export type AlikeWords = readonly (readonly string[])[]

/** A word to look for. */
export interface SearchTerm {
  readonly text: string
  /**
   * Other forms of the word and other words for it, which match nearly as well. A name such as `ListUsers` has none:
   * whoever types it as AWS does means it.
   */
  readonly others: readonly string[]
  /** Whether it was typed as AWS writes names: `ListUsers`. It then says more than any other word. */
  readonly isName: boolean
}

/** Words of questions and requests that say nothing about what is looked for. */
const fillers = new Set(
  (
    'a an and any are as at be been by can cannot cant could did do does for from get gets got had has have how i ' +
    'if in into is it its let lets me must my need needs of on or our please should so some somebody someone ' +
    'than that the their them there these they this to us was we were what when where which who whom whose why will with would you your ' +
    'allow allows allowed able permission permissions aws latest newest current currently'
  ).split(' '),
)

/** The longest text that is read, in characters: a pasted text must not keep the page busy. */
export const longestText = 4000
const mostTerms = 12

/** Split typed text into terms. A text of nothing but filler words keeps them. */
export function readSearchTerms(typed: string, alike: AlikeWords = []): readonly SearchTerm[] {
  const words = listWords(typed)
  // "May" is a month only next to a number.
  const hasNumber = words.some((word) => /^\d+$/.test(word))
  const telling = words.filter((word) => !fillers.has(word) && (word !== 'may' || hasNumber))
  const kept = [...new Set(telling.length > 0 ? telling : words)].slice(0, mostTerms)
  const compounds = new Set(
    typed
      .slice(0, longestText)
      .match(/[A-Za-z\d]*[a-z\d][A-Z][A-Za-z\d]*/g)
      ?.map(lower),
  )
  return kept.map((text) => {
    const isName = compounds.has(text)
    return { text, others: isName ? [] : listOthers(text, alike), isName }
  })
}

const lower = (word: string) => word.toLowerCase()

/** Split text into lowercase words of letters and digits; a date and a version become words that names have. */
export function listWords(typed: string): readonly string[] {
  return (
    typed
      .slice(0, longestText)
      .replace(/\b(\d{4})-(\d\d)-(\d\d)(?:T[\d:.]+Z?)?\b/g, (_, year, month, day) =>
        spellDay(year, month, day),
      )
      .replace(/\b(20\d\d)-(0[1-9]|1[0-2])\b/g, (_, year, month) => spellDay(year, month))
      .toLowerCase()
      // A Region, such as eu-central-1.
      .replace(/\b[a-z]{2}(?:-gov|-iso[a-z]?)?-(?:north|south|east|west|central)[a-z]*-\d\b/g, 'region')
      .replace(/\bversion\s+(\d+)\b/g, 'v$1')
      .replace(/['’]/g, '')
      .match(/[a-z\d]+/g) ?? []
  )
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

function spellDay(year: string, month: string, day?: string): string {
  return [...(day === undefined ? [] : [Number(day)]), months[Number(month) - 1] ?? month, year].join(' ')
}

function listOthers(word: string, alike: AlikeWords): readonly string[] {
  const stem = stemOf(word)
  const groups = alike.filter((group) => group.some((other) => stemOf(other) === stem))
  const words = [...(stem === word ? [] : [stem]), ...groups.flat()]
  return [...new Set(words)].filter((other) => other !== word)
}

/** Cut the ending off a word, so that its forms are the same: `recordings`, `recorded` and `recording` are `record`. */
export function stemOf(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word
  const single = word.replace(/ies$/, 'y').replace(/(?<=[^su])s$/, '')
  const stem = single.replace(/(?:ing|ed|es|e)$/, '')
  // A doubled consonant comes from the ending: "dropped", "dropping".
  return stem.length < 3 ? single : stem.replace(/([bdgmnprt])\1$/, '$1')
}

/** Split a word where its capitals are: `DeleteFlow` has two. */
export function splitCapitals(typed: string): string {
  return typed.replace(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
}
