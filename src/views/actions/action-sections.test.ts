import { expect, test } from 'vitest'
import { realSite } from '../../../tests/support/real-site.ts'
import { listActionPages } from '../../site/action-pages.ts'
import { listActionContents, listActionFigures } from './action-sections.ts'
import { toActionView } from './action-view.ts'

function viewOf(name: string) {
  const action = listActionPages(realSite).find(name)
  if (action === undefined) throw new Error(`no page for ${name}`)
  return toActionView(realSite, action)
}

test.each([
  [
    'connect:StartContactRecording',
    ['3 policies grant it', '1 policy denies it', '4 other AWS policies grant it'],
  ],
  ['iam:PassRole', ['1 policy grants it']],
  ['wisdom:DeleteAssistant', ['1 policy denies it', '4 other AWS policies grant it']],
])('the figures of %s count who grants and denies it, and leave out zero', (name, expected) => {
  const figures = listActionFigures(viewOf(name)).map(({ number, text }) => `${number} ${text}`)
  expect(figures.filter((figure) => !figure.includes('example'))).toEqual(expected)
})

test('every figure leads to a section that the contents of a long page list', () => {
  const view = viewOf('connect:StartContactRecording')
  const hrefs = listActionContents(view).map(({ href }) => href)
  expect(hrefs).toEqual(expect.arrayContaining(listActionFigures(view).map(({ href }) => href)))
  expect(new Set(hrefs).size).toBe(hrefs.length)
})

test('a short page has no contents', () => {
  expect(listActionContents(viewOf('iam:PassRole'))).toEqual([])
})
