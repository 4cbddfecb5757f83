import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wholeMarkup } from '../../tests/support/markup.ts'
import { applyEdits, type Edit } from './edits.ts'
import { createFinisher } from './finish-page.ts'
import { startModulesLater } from './later-modules.ts'
import { leanMarkup } from './lean-markup.ts'
import { linkHeadings } from './link-headings.ts'
import { createPagePolicy } from './page-policy.ts'
import { writePlainQuotes } from './plain-quotes.ts'

const own = { scripts: ['other()'], styles: ['a{}', 'b{}'] }
const finish = createFinisher('/start.js?&quot;', own)

const page = (body: string) =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><style>b{}</style></head><body>${body}</body></html>`

test('every step finishes its part of a page', () => {
  const body = '<h2 id="a">&quot;A&quot; <span class="quiet">1</span></h2><p title="&quot;">&#39;</p>'
  const finished = finish(page(`${body}<script type="module" src="/a.js"></script>`))
  expect(finished).toContain(
    `<h2 id=a><a class=permalink href=#a>"A"</a> <span class=quiet>1</span></h2><p title=&quot;>'</p>`,
  )
  expect(finished).toContain('<script data-modules="/a.js" src="/start.js?&quot;" async></script></body>')
  expect(finished).toMatch(
    /<meta charset="utf-8"><meta http-equiv="content-security-policy" content="[^"]*'sha256-/,
  )
})

test('links are relative to the page, unless it is shown at any address', () => {
  const html = page('<a href="/abc/b/">B</a>')
  expect(finish(html, '/abc/c/')).toContain('<a href=../b/>B</a>')
  expect(finish(html)).toContain('<a href=/abc/b/>B</a>')
})

test('all steps at once come to the same as one after another', () => {
  const steps: readonly ((html: string) => readonly Edit[])[] = [
    createPagePolicy(own),
    linkHeadings,
    writePlainQuotes,
    (html) => startModulesLater(html, '/start.js?&quot;'),
  ]
  fc.assert(
    fc.property(wholeMarkup, (body) => {
      const html = page(body)
      const full = steps.reduce((text, step) => applyEdits(text, step(text)), html)
      expect(finish(html)).toBe(leanMarkup(full, (href) => href))
    }),
    { numRuns: 1000 },
  )
})
