import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { smallSite } from '../../../tests/support/small-site.ts'
import {
  countPages,
  isLongDocument,
  linesOfPage,
  toDocumentPage,
  toDocumentView,
  toLineHref,
  toWholeDocument,
} from './version-document.ts'

const names = (count: number) => Array.from({ length: count }, (_, i) => `a:Act${i}`)
const siteOf = (...statements: readonly object[]) => {
  const site = smallSite(statements)
  const version = site.policies[0]?.latest
  if (version === undefined) throw new Error('no version')
  return { site, version }
}
/** A statement without a Sid takes eight lines in addition to its actions, and the document takes five. */
const ofLines = (count: number) => ({ Effect: 'Allow', Action: names(count - 13), Resource: ['*'] })

test('a document of up to 600 lines appears on the pages of its version and its policy', () => {
  const { site, version } = siteOf(ofLines(600))
  expect(isLongDocument(version)).toBe(false)
  expect(toDocumentView(site, version)).toMatchObject({ lines: { length: 600 } })
  expect(toDocumentView(site, version).outline).toBeUndefined()
})

test('a longer document appears there as an outline that links to the page with its lines', () => {
  const { site, version } = siteOf(
    { Sid: 'Many', Effect: 'Allow', Action: names(1200), Resource: '*' },
    {
      Effect: 'Deny',
      NotAction: ['a:One', 'a:Two'],
      Resource: ['arn:aws:s3:::one', 'arn:aws:s3:::two'],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
    { Effect: 'Allow', Action: 'a:One', NotResource: ['arn:aws:s3:::one'] },
  )
  const { lines, outline } = toDocumentView(site, version)
  const href = site.urls.document(version.record.policy, version.id)
  expect(lines).toEqual([])
  expect(outline).toMatchObject({
    href,
    linesText: `${toWholeDocument(site, version).lines.length.toLocaleString('en')} lines`,
  })
  const rows = outline?.statements.map(({ label, effect, actions, resources, conditions }) =>
    [label, effect, actions, resources, conditions].join(' | '),
  )
  expect(rows).toEqual([
    'Many | Allow | 1,200 | every | none',
    'statement 2 | Deny | all but 2 | 2 | 1',
    'statement 3 | Allow | 1 | all but 1 | none',
  ])
  expect(outline?.statements.map((statement) => statement.href)).toEqual(
    [0, 1, 2].map((i) => `${href}#s${i}`),
  )
})

test('the actions of a longer document are not links', () => {
  for (const [lines, linked] of [
    [600, 587],
    [601, 0],
  ] as const) {
    const { site, version } = siteOf(ofLines(lines))
    const links = toWholeDocument(site, version).lines.flatMap(({ parts }) =>
      parts.flatMap(({ href }) => href ?? []),
    )
    expect([lines, links.length]).toEqual([lines, linked])
  }
})

test('a very long document takes several pages, and links lead to the page that has the line', () => {
  const { site, version } = siteOf(
    { Sid: 'First', Effect: 'Allow', Action: names(linesOfPage), Resource: '*' },
    { Sid: 'Second', Effect: 'Allow', Action: names(20), Resource: '*' },
  )
  const all = toWholeDocument(site, version).lines
  const pages = [1, 2].map((part) => toDocumentPage(site, version, part))
  expect(countPages(version)).toBe(2)
  expect(pages.flatMap(({ lines }) => lines)).toEqual(all)
  expect(pages.map(({ href }) => href)).toEqual(
    ['', '2/'].map((end) => `${site.urls.document(version.record.policy, version.id)}${end}`),
  )
  expect(pages.map(({ linesText }) => linesText)).toEqual([
    `lines 1 to 2,500 of ${all.length.toLocaleString('en')}`,
    `lines 2,501 to ${all.length.toLocaleString('en')} of ${all.length.toLocaleString('en')}`,
  ])
  expect(pages[0]?.parts).toEqual([
    { text: 'from line 1', href: pages[0]?.href },
    { text: 'from line 2,501', href: pages[1]?.href },
  ])
  const link = toLineHref(site, version)
  expect([1, 2500, 2501].map(link)).toEqual([
    `${pages[0]?.href}#L1`,
    `${pages[0]?.href}#L2500`,
    `${pages[1]?.href}#L2501`,
  ])
  const places = toDocumentView(site, version).outline?.statements.map(({ href }) => href)
  const startOf = (index: number) =>
    pages.find(({ lines }) => lines.some(({ statement }) => statement === index))
  expect(places).toEqual([0, 1].map((index) => `${startOf(index)?.href}#s${index}`))
  expect(startOf(1)).toBe(pages[1])
})

test('lines of a document on its version’s page are linked within the page', () => {
  const { site, version } = siteOf(ofLines(600))
  expect(countPages(version)).toBe(0)
  expect(toLineHref(site, version)(7)).toBe('#L7')
})

test('a document of one page does not name its parts', () => {
  const { site, version } = siteOf(ofLines(linesOfPage))
  expect(countPages(version)).toBe(1)
  const page = toDocumentPage(site, version, 1)
  expect([page.linesText, page.parts, page.lines.length]).toEqual([undefined, [], linesOfPage])
})

test('the styles count on with the number of lines that a page has', () => {
  const styles = readFileSync(new URL('../../styles/documents.css', import.meta.url), 'utf8')
  expect(styles).toContain(`counter-increment: line ${linesOfPage};`)
})
