// Finds wording that this project dropped: sentences that no native engineer would write, and British spelling.

/** A habit with what to write instead. */
export interface Habit {
  readonly pattern: RegExp
  readonly instead: string
}

const habits: readonly Habit[] = [
  {
    pattern: /catalogue|neighbour|colour|\bcentres?\b|licence|behaviour|normalis|summaris|recognis/i,
    instead: 'American spelling',
  },
  { pattern: /\b(?:is|are|was|were|be|been|being|not) (?:un)?told\b/i, instead: 'shown, listed, reported' },
  { pattern: /\btells? (?:of|apart)\b/i, instead: 'describes, says; distinguishes' },
  { pattern: /(?<![-\w])besides(?![-\w])/i, instead: 'also, in addition, other than' },
  {
    pattern: /\bhold(?:s|ing)?\b[^.;]{0,40} against\b|\bheld\b[^.;]{0,40} against\b/i,
    instead: 'compare with',
  },
  { pattern: /\b(?:is|are) let\b|\blets? (?:be|in|through)\b/i, instead: 'accepted, left alone' },
  { pattern: /\bof which\b[^.]* out\b/i, instead: 'a sentence in the usual order' },
  { pattern: /\bso that [^.]*\blies?\b/i, instead: 'so that … is' },
  {
    pattern: /\b(?:that|which|there) stands?\b|\bstands? (?:in|on|beside|for itself)\b/i,
    instead: 'is, appears',
  },
  { pattern: /\bat once two\b|\bon paper stand\b/i, instead: 'a sentence in the usual order' },
  { pattern: /\btak(?:e|es|en) in\b/i, instead: 'includes' },
  { pattern: /\bsmall letters\b/i, instead: 'lowercase' },
  { pattern: /\bmore rights\b/i, instead: 'permissions' },
  {
    pattern: /\bneither scope holds\b|\bcan hardly be used\b|\ba way not told\b/i,
    instead: 'see the words of the site',
  },
  { pattern: /\bfaults? mended\b|\bNot put in\b|\bAnswer single keys\b/i, instead: 'fixed; enter; enable' },
]

/** The opening comment of a file that lists its input and its output. */
export const inAndOut = /^(?:---\n)?\s*\/\/ .*\bin(?:;|,)? .*\bout\b[.:]?(?: |$)/

export interface Oddity {
  /** The words that were found, with a few around them. */
  readonly found: string
  readonly instead: string
}

/** List what a text says in a way that this project dropped. */
export function findOddities(text: string): readonly Oddity[] {
  return habits.flatMap(({ pattern, instead }) =>
    [...text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))].map(({ index, 0: words }) => ({
      found: text.slice(Math.max(0, index - 30), index + words.length + 30).replace(/\s+/g, ' '),
      instead,
    })),
  )
}
