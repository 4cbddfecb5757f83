// Every page passes here as it is made: its headings become links to themselves.
import { defineMiddleware } from 'astro:middleware'
import { linkHeadings } from './views/link-headings.ts'

export const onRequest = defineMiddleware(async (_, next) => {
  const response = await next()
  if (!response.headers.get('Content-Type')?.startsWith('text/html')) return response
  return new Response(linkHeadings(await response.text()), response)
})
