// Checks that code, content and documentation are written in plain American English.
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findOddities, inAndOut } from '../scripts/site-checks/wording.ts'

const written = globSync([
  '*.md',
  'docs/*.md',
  'findings/*',
  'content/*.json',
  'src/core/fixtures/*.json',
  'content/{examples,guides,pages}/*',
  'content/policies/*/policy.json',
  '{src,scripts,tests}/**/*.{ts,js,astro,css}',
]).filter((file) => !/(?:wording\.(?:test\.)?|find-wording-faults\.test\.)ts$/.test(file))

test('no text has a habit that this project dropped', () => {
  const found = written.flatMap((file) =>
    findOddities(readFileSync(file, 'utf8')).map(({ found, instead }) => `${file}: ${found} → ${instead}`),
  )
  expect(found).toEqual([])
})

test('no file opens by listing what goes in and what comes out', () => {
  const found = written.filter((file) => inAndOut.test(readFileSync(file, 'utf8').split('\n', 3).join('\n')))
  expect(found).toEqual([])
})

test.each([
  ['// A site in; its pages out.', true],
  ['---\n// A version in, what it grants out.', true],
  ['// Compares what two versions of a policy grant.', false],
])('%j lists input and output: %s', (opening, expected) => {
  expect(inAndOut.test(opening)).toBe(expected)
})

test('odd wording is found with what to write instead', () => {
  expect(findOddities('Undated versions are not told besides.')).toMatchObject([
    { instead: 'shown, listed, reported' },
    { instead: 'also, in addition, other than' },
  ])
})
