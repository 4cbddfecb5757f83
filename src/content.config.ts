// Defines the written pages and guides in the content folder.

import { defineCollection } from 'astro:content'
import { join } from 'node:path'
import { glob } from 'astro/loaders'
import * as z from 'zod'
import { contentRoot } from './data/content-root.ts'

const base = (folder: string) => join(contentRoot(), folder)

const pages = defineCollection({
  loader: glob({ base: base('pages'), pattern: '*.mdx' }),
  schema: z.strictObject({
    title: z.string().min(1).describe('The heading and the title of the page.'),
    description: z.string().min(1).describe('One sentence for search engines and previews.'),
  }),
})

const guides = defineCollection({
  loader: glob({ base: base('guides'), pattern: '*.mdx' }),
  schema: z.strictObject({
    title: z.string().min(1).describe('The heading and the title of the page.'),
    description: z.string().min(1).describe('One sentence: what a reader can do after reading it.'),
    subject: z
      .string()
      .optional()
      .describe(
        'The subject that the guide is about, as in site.json; left out when the guide applies to every catalog.',
      ),
    order: z.int().min(1).describe('Its place in the list of guides; no two guides share one.'),
  }),
})

export const collections = { pages, guides }
