// Where prose comes from: the pages that are written rather than computed.

import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
import * as z from 'zod'

const pages = defineCollection({
  loader: glob({ base: './content/pages', pattern: '*.mdx' }),
  schema: z.strictObject({
    title: z.string().min(1).describe('The heading and the title of the page.'),
    description: z.string().min(1).describe('One sentence for search engines and previews.'),
  }),
})

const guides = defineCollection({
  loader: glob({ base: './content/guides', pattern: '*.mdx' }),
  schema: z.strictObject({
    title: z.string().min(1).describe('The heading and the title of the page.'),
    description: z.string().min(1).describe('One sentence: what a reader can do after reading it.'),
    order: z.int().min(1).describe('Its place in the list of guides; no two are the same.'),
  }),
})

export const collections = { pages, guides }
