// Tests which pages an index has, with Pagefind itself.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { createIndexing } from './index-search.ts'

const root = mkdtempSync(join(tmpdir(), 'index-search-'))
afterAll(() => rmSync(root, { recursive: true }))

const names = ['one', 'two'] as const

/** Make a site with two pages, in a folder of its own. */
function makeSite(): string {
  const dir = mkdtempSync(join(root, 'site-'))
  for (const name of names) {
    mkdirSync(join(dir, name))
    const body = `<main data-pagefind-body><h1 data-pagefind-filter="page:Page">Page ${name}</h1></main>`
    writeFileSync(join(dir, name, 'index.html'), `<!DOCTYPE html><html lang="en"><body>${body}</body></html>`)
  }
  writeFileSync(join(dir, 'palette.json'), JSON.stringify({ groups: [] }))
  return dir
}

function listIndexed(dir: string): readonly string[] {
  const folder = join(dir, 'pagefind/fragment')
  return readdirSync(folder)
    .map((file) => /"url":"([^"]*)"/.exec(gunzipSync(readFileSync(join(folder, file))).toString())?.[1] ?? '')
    .sort()
}

async function index(...starts: readonly (readonly string[])[]): Promise<string> {
  const dir = makeSite()
  const { start, stopped, finish } = createIndexing(dir)
  for (const pages of starts) start(pages)
  await stopped()
  finish()
  return dir
}

const [one, two] = names.map((name) => `${name}/index.html`) as [string, string]

test('an index has the pages that it was started with', async () => {
  expect(listIndexed(await index([one]))).toEqual(['/one/'])
})

test('a second start with the same pages changes nothing, in whatever order they come', async () => {
  expect(listIndexed(await index([one, two], [two, one]))).toEqual(['/one/', '/two/'])
})

test('a second start with other pages makes another index, with nothing left over of the first', async () => {
  const [again, once] = [await index([one], [two, one]), await index([two, one])]
  expect(listIndexed(again)).toEqual(['/one/', '/two/'])
  const list = (dir: string) => readdirSync(join(dir, 'pagefind'), { recursive: true }).map(String).sort()
  expect(list(again)).toEqual(list(once))
})
