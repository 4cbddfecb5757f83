// Checks that every path and command in the documentation exists, and that the README stays short.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const documents = [...globSync(['*.md', 'docs/*.md', 'findings/*.md']), 'content/guides/README.md'].map(
  (file) => ({ file, text: readFileSync(file, 'utf8') }),
)
const scripts: Readonly<Record<string, string>> = JSON.parse(readFileSync('package.json', 'utf8')).scripts

/** Top-level folders: a path in the text starts with one of them. */
const roots = ['content', 'docs', 'findings', 'public', 'scripts', 'src', 'tests', '.github']

/** What a build or a test makes, and what a reader is to replace. */
const isMade = (path: string) => /^(dist|\.cache)\/|[<>…*]/.test(path)

test.each(documents)('every path in $file exists', ({ text }) => {
  const named = [...text.matchAll(/`((?:[\w.-]+\/)+[^`\s]*)`/g)].map(([, path = '']) => path)
  const rooted = named.filter((path) => roots.includes(path.split('/')[0] ?? '') && !isMade(path))
  expect(rooted.filter((path) => !existsSync(path))).toEqual([])
})

test.each(documents)('every link in $file leads to a file', ({ file, text }) => {
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) => path)
  expect(links.filter((path) => !existsSync(join(dirname(file), path)))).toEqual([])
})

test.each(documents)('every command in $file exists', ({ text }) => {
  const named = [...text.matchAll(/npm run (?:-s )?([a-z0-9:]+)/g)].map(([, name = '']) => name)
  const started = [...text.matchAll(/node (scripts\/[\w/-]+\.ts)/g)].map(([, path = '']) => path)
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([])
  expect(started.filter((path) => !existsSync(path))).toEqual([])
})

test('the documentation names every npm script that a person runs', () => {
  const all = documents.map(({ text }) => text).join('\n')
  const missing = Object.keys(scripts).filter((name) => !new RegExp(`npm (run )?${name}\\b`).test(all))
  // Steps that other commands run.
  expect(missing).toEqual(['browser'])
})

test('the README has at most 900 words', () => {
  const words = readFileSync('README.md', 'utf8')
    .split(/\s+/)
    .filter((word) => word !== '')
  expect(words.length).toBeLessThanOrEqual(900)
})
