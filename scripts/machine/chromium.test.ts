import { expect, test } from 'vitest'
import { ensureChromium, findChromium } from './chromium.ts'

const program = process.execPath
const missing = '/no/such/browser'

test('takes the first candidate that is a program', () => {
  expect(findChromium([missing, '/', program, '/other'], '')).toBe(program)
  expect(findChromium([missing], '')).toBeUndefined()
})

test('CHROMIUM_PATH comes first, and must be a program', () => {
  expect(findChromium([missing], program)).toBe(program)
  expect(() => findChromium([program], missing)).toThrow(`CHROMIUM_PATH is ${missing}`)
})

test('installs a browser only if there is none', () => {
  let installed = false
  const install = () => {
    installed = true
    return true
  }
  expect(ensureChromium(() => program, install)).toBe(program)
  expect(installed).toBe(false)
  expect(ensureChromium(() => (installed ? program : undefined), install)).toBe(program)
})

test('says what to do if it cannot install one', () => {
  expect(() =>
    ensureChromium(
      () => undefined,
      () => false,
    ),
  ).toThrow('set CHROMIUM_PATH')
  expect(() =>
    ensureChromium(
      () => undefined,
      () => true,
    ),
  ).toThrow('npx playwright install chromium')
})
