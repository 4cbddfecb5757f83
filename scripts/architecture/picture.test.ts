import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { drawFlowchart } from './draw-flowchart.ts'
import { renewPicture } from './picture.ts'
import { readFolders } from './read-folders.ts'

test('the diagram in README.md matches the imports; `npm run picture:architecture -- --write` redraws it', () => {
  const readme = readFileSync('README.md', 'utf8')
  expect(renewPicture(readme, readFileSync('docs/architecture.md', 'utf8'))).toBe(readme)
})

test('the purpose of a folder ends at the first colon, semicolon or period', () => {
  const table = '| folder | what it is for | may import |\n| --- | --- | --- |\n'
  const rows = '| `a/` | the `x`: one a file | |\n| `b.ts` | makes y. No clock | `a` |\n'
  expect(readFolders(`before\n\n${table}${rows}\nafter\n| \`c/\` | no | |\n`)).toEqual([
    { path: 'a/', purpose: 'the x' },
    { path: 'b.ts', purpose: 'makes y' },
  ])
  expect(() => readFolders('before\n')).toThrow('there is no table of folders')
})

test('an arrow for types only is dotted, and special characters are escaped', () => {
  const folders = [
    { path: 'src/a/', purpose: 'says "x" & y' },
    { path: 'src/b.ts', purpose: 'z' },
  ]
  const arrows = [
    { from: 'src/a/', to: 'src/b.ts', typeOnly: true },
    { from: 'src/b.ts', to: 'src/a/', typeOnly: false },
  ]
  expect(drawFlowchart(folders, arrows).split('\n')).toEqual([
    '```mermaid',
    'flowchart TD',
    '  a["<b>src/a/</b><br>says #34;x#34; #38; y"]',
    '  b["<b>src/b.ts</b><br>z"]',
    '  a -.-> b',
    '  b --> a',
    '```',
  ])
})
