import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { themeColors } from './theme-colors.ts'

const styles = readFileSync('src/styles/base.css', 'utf8')
const { paper, darkPaper, ink, quiet, line, accent, icon } = themeColors

test.each([
  ['paper', paper],
  ['ink', ink],
  ['quiet', quiet],
  ['line', line],
  ['accent', accent],
])('%s is the light color in the style sheet', (name, color) => {
  expect(styles).toContain(`--${name}: light-dark(${color}, `)
})

test('the dark paper is the dark color in the style sheet', () => {
  expect(styles).toContain(`--paper: light-dark(${paper}, ${darkPaper});`)
})

test('the icon has its color', () => {
  expect(readFileSync('public/favicon.svg', 'utf8')).toContain(`fill="${icon}"`)
})
