// Every page passes here as it is made: its headings become links to themselves, and what it needs not say is left out.
import { defineMiddleware } from 'astro:middleware'
import { keepOwnHashes, writePlainQuotes } from './views/lean-html.ts'
import { linkHeadings } from './views/link-headings.ts'

export const onRequest = defineMiddleware(async (_, next) => {
  const response = await next()
  if (!response.headers.get('Content-Type')?.startsWith('text/html')) return response
  const html = await keepOwnHashes(await response.text())
  return new Response(writePlainQuotes(linkHeadings(html)), response)
})
