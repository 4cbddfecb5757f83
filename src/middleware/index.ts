// Finishes pages in development. A build does so after rendering, without Astro's steps around it, which take longer.
import { defineMiddleware } from 'astro:middleware'
import { applyEdits } from './edits.ts'
import { linkHeadings } from './link-headings.ts'
import { writePlainQuotes } from './plain-quotes.ts'

export const onRequest = defineMiddleware(async (_, next) => {
  const response = await next()
  if (import.meta.env.PROD || !response.headers.get('Content-Type')?.startsWith('text/html')) return response
  const html = await response.text()
  return new Response(applyEdits(html, [...linkHeadings(html), ...writePlainQuotes(html)]), response)
})
