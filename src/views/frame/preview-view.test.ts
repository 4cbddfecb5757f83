import { expect, test } from 'vitest'
import { realSite } from '../../../tests/support/real-site.ts'
import { listPreviewKinds } from './preview-kinds.ts'
import { toPreviewLink, toPreviewView } from './preview-view.ts'

test.each(listPreviewKinds())('the image of %s has a promise and figures that are not zero', (kind) => {
  const { siteTitle, promise, figures } = toPreviewView(realSite, kind)
  expect(siteTitle).toBe(realSite.settings.title)
  // A longer promise would take more than two lines, and longer figures more than one.
  expect(promise.length).toBeLessThanOrEqual(44)
  expect(figures.length).toBeGreaterThan(0)
  expect(figures.map(({ number }) => number)).not.toContain('0')
  expect(figures.map(({ number, noun }) => `${number} ${noun}`).join('  ').length).toBeLessThanOrEqual(48)
})

test('the verdicts of all changes are counted once each', () => {
  const versions = realSite.policies.flatMap(({ versions }) =>
    versions.map((version, i) => [versions[i - 1], version] as const),
  )
  const verdicts = versions.flatMap(([from, to]) => (from && to ? [realSite.compare(from, to).verdict] : []))
  const counts = toPreviewView(realSite, 'version').figures.map(({ number, noun }) => [noun, Number(number)])
  expect(counts).toEqual(
    ['broader', 'narrower', 'mixed'].map((word) => [
      word,
      verdicts.filter((verdict) => verdict === word).length,
    ]),
  )
})

test('a page links to its image by its absolute address and describes it without figures', () => {
  expect(toPreviewLink(realSite, 'version')).toEqual({
    href: 'https://catalog.example/previews/version.png',
    alt: 'Amazon Connect policy catalog: What changed, and is it broader?',
    width: 1200,
    height: 630,
  })
})
