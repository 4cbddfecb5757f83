// Finds entries that a wildcard in the same list already covers.
import { coverTest } from '../../policy/covers.ts'
import { isPlain, matcherOf, splitAtColons } from '../../policy/pattern.ts'
import type { ResourceRelations } from '../../policy/resource.ts'
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
        (wide) => coverResource(wide, relations),
        isWithin,
      ),
    ])
  },
}

/** Prepare the fields of a wide ARN once; texts with fewer fields are compared as the relations do. */
function coverResource(wide: string, relations: ResourceRelations): (narrow: string) => boolean {
  const tests = splitAtColons(wide, 6).map(coverTest)
  return (narrow) => {
    const fields = splitAtColons(narrow, 6)
    return tests.length === 6 && fields.length === 6
      ? tests.every((test, i) => test(fields[i] ?? ''))
      : relations.covers({ resource: wide }, { resource: narrow })
  }
}

function coverAction(wide: string): (narrow: string) => boolean {
  const coversIt = coverTest(wide)
  if (!wide.includes('?')) return coversIt
  const matches = matcherOf(wide)
  return (narrow) => (isPlain(narrow) ? matches(narrow) : coversIt(narrow))
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
  if (tests.length === 0) return []
  return texts.flatMap((text, i) => {
    const narrow = values[i] ?? ''
    const by = tests.find(({ wide, coversIt }) => wide !== narrow && coversIt(narrow))
    if (by === undefined) return []
    const message = `${JSON.stringify(text.value)} is already covered by ${JSON.stringify(by.wide)} in the same list.`
    return [{ span: text, message, tip: 'Remove it, or remove the wildcard if it was not intended.' }]
  })
}
