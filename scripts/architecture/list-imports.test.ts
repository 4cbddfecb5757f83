import { expect, test } from 'vitest'
import { listImports } from './list-imports.ts'

const namesIn = (file: string, text: string) => listImports(file, text).map(({ name }) => name)

test('finds imports, re-exports, dynamic imports and imported types', () => {
  const text = `
    import a from './a.ts'
    import './b.ts'
    export { c } from './c.ts'
    export * from './d.ts'
    const e = await import('./e.ts')
    type F = import('./f.ts').F
    // import g from './g.ts'
    const text = "import h from './h.ts'"`
  expect(namesIn('x.ts', text)).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts', './f.ts'])
})

test('distinguishes types from values', () => {
  const text = `
    import type { A } from './a.ts'
    import { type B } from './b.ts'
    import { type C, c } from './c.ts'
    import D, { type E } from './d.ts'
    export type { F } from './f.ts'`
  expect(listImports('x.ts', text).map(({ typeOnly }) => typeOnly)).toEqual([true, true, false, false, true])
})

test('reads the frontmatter and the scripts of an Astro file', () => {
  const text = `---
import Layout from './Layout.astro'
---
<Layout>{items.map((item) => <a href={item}>import x from './x.ts'</a>)}</Layout>
<script>
  import { start } from '../client/start.ts'
</script>
<script src="../client/other.ts"></script>`
  expect(listImports('x.astro', text)).toEqual([
    { name: './Layout.astro', typeOnly: false, inScriptElement: false },
    { name: '../client/start.ts', typeOnly: false, inScriptElement: true },
    { name: '../client/other.ts', typeOnly: false, inScriptElement: true },
  ])
})

test('reads an Astro file without frontmatter', () => {
  expect(namesIn('x.astro', '<p>Hello</p>')).toEqual([])
})
