import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { listSiteFiles } from '../site/site-files.ts'
import { findStyleFaults } from './find-style-faults.ts'

const dirs: string[] = []
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

/** List the selectors of a sheet that a site with one page and one script does not use. */
async function listUnused(css: string, page: string, script = '', template = ''): Promise<readonly string[]> {
  const dir = mkdtempSync(join(tmpdir(), 'style-test-'))
  dirs.push(dir)
  mkdirSync(join(dir, 'site'))
  writeFileSync(join(dir, 'site/index.html'), page)
  writeFileSync(join(dir, 'site/all.js'), script)
  writeFileSync(join(dir, 'all.css'), css)
  writeFileSync(join(dir, 'Size.astro'), template)
  const site = listSiteFiles(join(dir, 'site'))
  const faults = await findStyleFaults(site, [join(dir, 'all.css')], [join(dir, 'Size.astro')])
  return faults.map(({ what }) => what.replace('nothing matches the selector ', ''))
}

test('accepts what the page has', async () => {
  const css = '.a{color:red} #b:target{color:red} main > p::before{color:red} [scope="row"]{color:red}'
  const page = '<main id="b"><p class="x a"></p><table><tr><th scope="row"></table></main>'
  expect(await listUnused(`${css} :focus-visible{color:red} :is(.a, .x) :not(.a){color:red}`, page)).toEqual(
    [],
  )
})

test('finds a class, an ID, an element and an attribute that nothing has', async () => {
  const css = '.gone, .a{color:red} #gone{color:red} blockquote p{color:red} p[hidden]{color:red}'
  expect(await listUnused(css, '<p class="a">')).toEqual(['.gone', '#gone', 'blockquote p', 'p[hidden]'])
})

test('a word of the text is not a class', async () => {
  expect(await listUnused('.gone{color:red}', '<p class="a">long gone</p>')).toEqual(['.gone'])
})

test('accepts what a script adds: a class, the prefix of one, and data attributes', async () => {
  const css = '.new{color:red} .mark-error{color:red} [data-left-over="yes"]{color:red} .gone{color:red}'
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a script.
  const script = 'make("p", {class: "one new"}, `mark-${kind}`); root.dataset.leftOver = "yes"; gone()'
  expect(await listUnused(css, '<p>', script)).toEqual(['.gone'])
})

test('accepts what a template would make from another record', async () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a template.
  const template = '<b class={`size-${size}`}>'
  expect(await listUnused('.size-5{color:red} .gone{color:red}', '<b class="size-1">', '', template)).toEqual(
    ['.gone'],
  )
})
