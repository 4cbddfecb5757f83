// Finds entries that a wildcard in the same list already covers.
import { covers, isPlain, matcherOf } from '../../policy/pattern.ts'
import type { Text } from '../policy-parts.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** The maximum number of character pairs compared in one text; no policy that IAM accepts comes near it. */
const mostPairs = 50_000_000

/** Report entries without effect. Source: IAM User Guide, "IAM JSON policy elements: Action", "… Resource". */
export const covered: Rule = {
  name: 'covered',
  severity: 'info',
  check: ({ statements, index: { relations } }) => {
    let pairs = 0
    const isWithin = (wide: string, length: number) => {
      pairs += wide.length * length
      return pairs <= mostPairs
    }
    return statements.flatMap(({ actions, resources }) => [
      ...findCovered(actions?.texts ?? [], (text) => text.toLowerCase(), coverAction, isWithin),
      ...findCovered(
        resources?.texts ?? [],
        (text) => text,
        (wide) => (narrow) => relations.covers({ resource: wide }, { resource: narrow }),
        isWithin,
      ),
    ])
  },
}

function coverAction(wide: string): (narrow: string) => boolean {
  const matches = matcherOf(wide)
  // Everything it covers begins as it does; most entries belong to another service and need no closer look.
  const [start = ''] = wide.split(/[*?]|\$\{/, 1)
  return (narrow) => narrow.startsWith(start) && (isPlain(narrow) ? matches(narrow) : covers(wide, narrow))
}

function findCovered(
  texts: readonly Text[],
  normalize: (text: string) => string,
  coverBy: (wide: string) => (narrow: string) => boolean,
  isWithin: (wide: string, length: number) => boolean,
): readonly RuleFinding[] {
  const values = texts.map(({ value }) => normalize(value))
  const length = values.reduce((sum, value) => sum + value.length, 0)
  const wildcards = [...new Set(values)].filter(
    (value) => texts.length > 1 && /[*?]/.test(value) && isWithin(value, length),
  )
  const tests = wildcards.map((wide) => ({ wide, coversIt: coverBy(wide) }))
  return texts.flatMap((text, i) => {
    const narrow = values[i] ?? ''
    const by = tests.find(({ wide, coversIt }) => wide !== narrow && coversIt(narrow))
    if (by === undefined) return []
    const message = `${JSON.stringify(text.value)} is already covered by ${JSON.stringify(by.wide)} in the same list.`
    return [{ span: text, message, tip: 'Remove it, or remove the wildcard if it was not intended.' }]
  })
}
