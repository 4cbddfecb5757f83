// Rewrites every page as it is rendered: headings link to themselves, and redundant markup is removed.
import { defineMiddleware } from 'astro:middleware'
import starter from '../client/frame/start.inline.js?raw'
import { keepOwnHashes, startModulesLater, writePlainQuotes } from './lean-html.ts'
import { linkHeadings } from './link-headings.ts'

export const onRequest = defineMiddleware(async (_, next) => {
  const response = await next()
  if (!response.headers.get('Content-Type')?.startsWith('text/html')) return response
  const text = await response.text()
  // In development, the server's own modules must come first.
  const html = await keepOwnHashes(import.meta.env.PROD ? startModulesLater(text, starter) : text)
  return new Response(writePlainQuotes(linkHeadings(html)), response)
})
