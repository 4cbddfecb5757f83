import { expect, test } from 'vitest'
import { smallSite } from '../../../tests/support/small-site.ts'
import { isLongDocument, toDocumentView, toWholeDocument } from './version-document.ts'

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
