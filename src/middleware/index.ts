// Finishes pages in development. A build does so after rendering, without Astro's steps around it, which take longer.
import { defineMiddleware } from 'astro:middleware'
import { writePlainQuotes } from './lean-html.ts'
import { linkHeadings } from './link-headings.ts'

export const onRequest = defineMiddleware(async (_, next) => {
  const response = await next()
  if (import.meta.env.PROD || !response.headers.get('Content-Type')?.startsWith('text/html')) return response
  return new Response(writePlainQuotes(linkHeadings(await response.text())), response)
})
