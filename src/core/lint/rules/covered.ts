// Finds entries that a wildcard of the same list matches already.
import { covers, isPlain, matcherOf } from '../../pattern.ts'
import type { Text } from '../policy-parts.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** How many pairs of entries are looked at in one list; no policy that IAM takes comes near. */
const mostPairs = 20_000

/** Report entries without effect. Source: IAM User Guide, "IAM JSON policy elements: Action", "… Resource". */
export const covered: Rule = {
  name: 'covered',
  description:
    'A wildcard in the same list matches all that this entry matches, so the entry changes nothing.',
  severity: 'info',
  check: ({ statements, index: { relations } }) =>
    statements.flatMap(({ actions, resources }) => [
      ...findCovered(actions?.texts ?? [], (text) => text.toLowerCase(), coverAction),
      ...findCovered(
        resources?.texts ?? [],
        (text) => text,
        (wide) => (narrow) => relations.covers({ resource: wide }, { resource: narrow }),
      ),
    ]),
}

function coverAction(wide: string): (narrow: string) => boolean {
  const matches = matcherOf(wide)
  return (narrow) => (isPlain(narrow) ? matches(narrow) : covers(wide, narrow))
}

function findCovered(
  texts: readonly Text[],
  normalise: (text: string) => string,
  coverBy: (wide: string) => (narrow: string) => boolean,
): readonly RuleFinding[] {
  const most = Math.floor(mostPairs / Math.max(1, texts.length))
  const values = texts.map(({ value }) => normalise(value))
  const wildcards = [...new Set(values)].filter((value) => /[*?]/.test(value)).slice(0, most)
  const tests = wildcards.map((wide) => ({ wide, coversIt: coverBy(wide) }))
  return texts.flatMap((text, i) => {
    const narrow = values[i] ?? ''
    const by = tests.find(({ wide, coversIt }) => wide !== narrow && coversIt(narrow))
    if (by === undefined) return []
    const message = `${JSON.stringify(text.value)} is matched by ${JSON.stringify(by.wide)} in the same list.`
    return [{ span: text, message, tip: 'Remove it, or the wildcard if that was not meant.' }]
  })
}
