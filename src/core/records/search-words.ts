// Defines the schema of the record that says which words people use for pages and for words of names.
import * as z from 'zod'
import { actionName, policyName, prefix, text } from './parts.ts'

const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'expected the name of a file without its extension' })

/** The pages that are the only ones of their kind. */
const solePages = [
  'policies',
  'changelog',
  'matrix',
  'actions',
  'guides',
  'examples',
  'check',
  'ask',
  'feeds',
  'announcements',
  'reach',
  'reference',
  'rules',
  'api',
  'about',
] as const

const lead = z
  .union([
    z.strictObject({ policy: policyName }),
    z.strictObject({ action: actionName }),
    z.strictObject({ service: prefix }),
    z.strictObject({
      guide: slug.describe('The name of the guide’s file without the extension.'),
      section: text.exactOptional().describe('A heading of the guide, as it is written there.'),
    }),
    z.strictObject({ example: slug }),
    z.strictObject({ rule: slug.describe('A rule of the policy checker.') }),
    z.strictObject({ page: z.enum(solePages) }),
  ])
  .describe('A page, by what it is about.')

const phrase = z.string().regex(/^[a-z0-9]+(?:[ -][a-z0-9]+)*$/, {
  error: 'expected lowercase words without punctuation, such as "buy a number"',
})

/** content/search.json: words that people type which no name has, and where each leads. */
export const searchWordsRecord = z.strictObject({
  alike: z
    .array(
      z
        .array(z.string().regex(/^[a-z0-9]+$/, { error: 'expected one lowercase word' }))
        .min(2)
        .describe('Words that mean the same; at least one is a word of a name.'),
    )
    .describe('Words for the same thing: each finds the names that have one of the others.'),
  asks: z
    .array(
      z.strictObject({
        phrases: z
          .array(phrase)
          .min(1)
          .describe('What people type, in any order and form: "deleting flows" is "delete flow".'),
        leads: z.array(lead).min(1).describe('The pages that answer it.'),
      }),
    )
    .describe('Phrases that lead to pages.'),
})

export type SearchWordsRecord = z.infer<typeof searchWordsRecord>
export type SearchLead = SearchWordsRecord['asks'][number]['leads'][number]
