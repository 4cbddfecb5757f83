// Checks that the words of content/search.json lead to pages and names that exist, each once.
import { rules } from '../checker/rules.ts'
import { listWords, readSearchTerms } from '../find/search-terms.ts'
import type { Finding } from '../json/finding.ts'
import type { SearchLead, SearchWordsRecord } from '../records/search-words.ts'
import type { ContentFolder, Filed } from './content-folder.ts'

/** Check every word and phrase of the record; a folder without one has nothing to check. */
export function assertSearchWords(content: ContentFolder): readonly Finding[] {
  const { searchWords } = content
  if (searchWords === undefined) return []
  return [
    ...checkAlike(searchWords, listNameWords(content)),
    ...checkPhrases(searchWords),
    ...checkLeads(searchWords, content),
  ]
}

function checkAlike(
  { file, record }: Filed<SearchWordsRecord>,
  known: ReadonlySet<string>,
): readonly Finding[] {
  const all = record.alike.flat()
  let before = 0
  return record.alike.flatMap((group, i) => {
    const twice = group.flatMap((word, j) =>
      all.indexOf(word) === before + j
        ? []
        : [
            {
              file,
              at: ['alike', i, j],
              found: `${word} a second time`,
              expected: 'every word once',
              tip: 'Merge the two groups.',
            },
          ],
    )
    before += group.length
    if (group.some((word) => known.has(word))) return twice
    const expected = 'at least one word that a policy, an action, an example or a heading has'
    const tip = 'Add such a word, or lead the words to a page under asks.'
    return [...twice, { file, at: ['alike', i], found: group.join(', '), expected, tip }]
  })
}

/** List the words of names: of policies and actions their parts, also joined with the part after them. */
function listNameWords({ policies, firstSeen, examples, guides }: ContentFolder): ReadonlySet<string> {
  const names = [...policies.map(({ name }) => name), ...Object.keys(firstSeen?.record.actions ?? {})]
  const parts = names.flatMap((name) => {
    const words = listWords(name.replace(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' '))
    return [...words, ...words.map((word, i) => word + (words[i + 1] ?? ''))]
  })
  const texts = [
    ...examples.map(({ record }) => record.title),
    ...(guides ?? []).flatMap(({ headings }) => headings),
  ]
  return new Set([...parts, ...texts.flatMap(listWords)])
}

function checkPhrases({ file, record }: Filed<SearchWordsRecord>): readonly Finding[] {
  const keyOf = (phrase: string) =>
    readSearchTerms(phrase)
      .map(({ text }) => text)
      .sort()
      .join(' ')
  const seen = new Set<string>()
  return record.asks.flatMap(({ phrases }, i) =>
    phrases.flatMap((phrase, j) => {
      const isSecond = seen.has(keyOf(phrase))
      seen.add(keyOf(phrase))
      if (!isSecond) return []
      const found = `the words of ${JSON.stringify(phrase)} a second time`
      const tip = 'Remove one, or merge the pages that the two lead to.'
      return [{ file, at: ['asks', i, 'phrases', j], found, expected: 'every phrase once', tip }]
    }),
  )
}

function checkLeads({ file, record }: Filed<SearchWordsRecord>, content: ContentFolder): readonly Finding[] {
  const seen = content.firstSeen?.record.actions
  return record.asks.flatMap(({ leads }, i) =>
    leads.flatMap((lead, j) => {
      const wrong = findWrong(lead, content, seen)
      if (wrong === undefined) return []
      const tip = 'Correct the spelling, or remove the lead.'
      return [{ file, at: ['asks', i, 'leads', j], tip, ...wrong }]
    }),
  )
}

/** Say what a lead names that does not exist; undefined when it exists. */
function findWrong(
  lead: SearchLead,
  { policies, examples, guides = [] }: ContentFolder,
  seen: Readonly<Record<string, unknown>> | undefined,
): Pick<Finding, 'found' | 'expected'> | undefined {
  const unless = (exists: boolean, name: string, expected: string) =>
    exists ? undefined : { found: JSON.stringify(name), expected }
  if ('policy' in lead)
    return unless(
      policies.some(({ name }) => name === lead.policy),
      lead.policy,
      'a policy of the catalog',
    )
  // Without dates of actions there is nothing to compare with, and that is a fault of its own.
  if ('action' in lead)
    return unless(seen === undefined || lead.action in seen, lead.action, 'an action of first-seen.json')
  if ('service' in lead) {
    const isSeen = seen === undefined || Object.keys(seen).some((name) => name.startsWith(`${lead.service}:`))
    return unless(isSeen, lead.service, 'a service with an action in first-seen.json')
  }
  if ('example' in lead)
    return unless(
      examples.some(({ slug }) => slug === lead.example),
      lead.example,
      'the name of a file in examples/',
    )
  if ('rule' in lead)
    return unless(
      rules.some(({ name }) => name === lead.rule),
      lead.rule,
      'a rule of the policy checker',
    )
  if ('guide' in lead) {
    const guide = guides.find(({ slug }) => slug === lead.guide)
    if (guide === undefined) return unless(false, lead.guide, 'the name of a file in guides/')
    const { section } = lead
    return section === undefined
      ? undefined
      : unless(guide.headings.includes(section), section, `a heading of guides/${lead.guide}.mdx`)
  }
  return undefined
}
