// Tests that a build that fails, is killed or runs next to another always leaves a complete site, old or new.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, renameSync, statSync, utimesSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { landSite, restoreSite } from './land-site.ts'

const made: string[] = []
afterAll(() => Promise.all(made.map((dir) => rm(dir, { recursive: true }))))

const fileCount = 40

/** Make a folder with a site in it. Every file contains the name of its site. */
async function makeOld() {
  const parent = await mkdtemp(join(tmpdir(), 'land-site-'))
  made.push(parent)
  const dir = join(parent, 'dist')
  await mkdir(dir)
  await fill(dir, 'old')
  return { parent, dir, shared: join(parent, 'shared') }
}

async function fill(dir: string, text: string) {
  await mkdir(dir, { recursive: true })
  for (let at = 0; at < fileCount; at += 1) await writeFile(join(dir, `${at}.html`), text)
}

/** Make a new site in a folder. */
async function makeNew(parent: string): Promise<string> {
  const site = join(parent, 'made')
  await fill(site, 'new')
  return site
}

/** Read the distinct texts of a site's files. A complete site has exactly one. */
async function readSite(dir: string): Promise<readonly string[]> {
  const names = await readdir(dir)
  expect(names).toHaveLength(fileCount)
  return [...new Set(await Promise.all(names.map((name) => readFile(join(dir, name), 'utf8'))))]
}

/** Land a site from a separate process. */
function startLanding({ dir, shared }: { readonly dir: string; readonly shared: string }, text: string) {
  const module = (path: string) => JSON.stringify(new URL(path, import.meta.url).href)
  const program = `
    import { mkdirSync, writeFileSync } from 'node:fs'
    import { landSite } from ${module('./land-site.ts')}
    await landSite({ dir: ${JSON.stringify(dir)}, shared: ${JSON.stringify(shared)}, fill: async () => {
      const site = ${JSON.stringify(`${dir}-made`)}
      mkdirSync(site, { recursive: true })
      for (let at = 0; at < ${fileCount}; at += 1) {
        writeFileSync(\`\${site}/\${at}.html\`, ${JSON.stringify(text)})
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
      return { folder: site }
    } })`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program], {
    stdio: 'inherit',
  })
  return { child, exited: once(child, 'exit') }
}

test('a filled folder replaces the old one, and nothing else remains', async () => {
  const { parent, dir, shared } = await makeOld()
  const replaced: (string | undefined)[] = []
  await landSite({
    dir,
    shared,
    fill: async () => ({
      folder: await makeNew(parent),
      onLanded: (old) => replaced.push(old && readFileSync(join(old, '0.html'), 'utf8')),
    }),
  })
  expect(replaced).toEqual(['old'])
  expect(await readSite(dir)).toEqual(['new'])
  expect(await readdir(parent)).toEqual(['dist'])
})

test('a replaced folder that is moved away stays there', async () => {
  const { parent, dir, shared } = await makeOld()
  const kept = join(parent, 'kept')
  const onLanded = (replaced = '') => renameSync(replaced, kept)
  await landSite({ dir, shared, fill: async () => ({ folder: await makeNew(parent), onLanded }) })
  expect(await readSite(dir)).toEqual(['new'])
  expect(await readSite(kept)).toEqual(['old'])
})

const memory = '/dev/shm'
const isOtherDisk = existsSync(memory) && statSync(memory).dev !== statSync(tmpdir()).dev

test.skipIf(!isOtherDisk)('a site made on another disk is copied, with the dates of its files', async () => {
  const { dir, shared } = await makeOld()
  const elsewhere = await mkdtemp(join(memory, 'land-site-'))
  made.push(elsewhere)
  const date = Date.UTC(2001, 0, 1) / 1000
  await landSite({
    dir,
    shared,
    fill: async () => {
      const folder = await makeNew(elsewhere)
      utimesSync(join(folder, '0.html'), date, date)
      return { folder }
    },
  })
  expect(await readSite(dir)).toEqual(['new'])
  expect(statSync(join(dir, '0.html')).mtimeMs).toBe(date * 1000)
})

test('a failure leaves the old site and no other files next to it', async () => {
  const { parent, dir, shared } = await makeOld()
  const failing = landSite({
    dir,
    shared,
    fill: async () => {
      throw new Error('no space left')
    },
  })
  await expect(failing).rejects.toThrow('no space left')
  expect(await readSite(dir)).toEqual(['old'])
  expect(await readdir(parent)).toEqual(['dist'])
})

test('a site lands where there was none', async () => {
  const { parent, shared } = await makeOld()
  const dir = join(parent, 'deeper', 'site')
  const replaced: unknown[] = []
  const onLanded = (old: unknown) => replaced.push(old)
  await landSite({ dir, shared, fill: async () => ({ folder: await makeNew(parent), onLanded }) })
  expect(replaced).toEqual([undefined])
  expect(await readSite(dir)).toEqual(['new'])
})

test('two sites that start at once land one after the other', async () => {
  const place = await makeOld()
  const landings = [startLanding(place, 'one'), startLanding(place, 'two')]
  expect(await Promise.all(landings.map(({ exited }) => exited))).toEqual([
    [0, null],
    [0, null],
  ])
  expect([['one'], ['two']]).toContainEqual(await readSite(place.dir))
  expect(await readdir(place.parent)).toEqual(['dist'])
})

test('a landing killed at any moment leaves either the old site or the new one, complete', async () => {
  for (let times = 0; times < 8; times += 1) {
    const place = await makeOld()
    const { child, exited } = startLanding(place, 'new')
    const isWriting = () => existsSync(`${place.dir}-made`)
    while (!isWriting() && child.exitCode === null) await wait(1)
    await wait(80 * Math.random())
    child.kill('SIGKILL')
    await exited
    await restoreSite(place.dir, place.shared)
    expect([['old'], ['new']]).toContainEqual(await readSite(place.dir))
    expect((await readdir(place.parent)).filter((name) => name.startsWith('.'))).toEqual([])
  }
})

test('a site that a killed landing had set aside is restored', async () => {
  const { parent, dir, shared } = await makeOld()
  await mkdir(join(parent, '.dist-previous'))
  await fill(join(parent, '.dist-previous'), 'older')
  await restoreSite(dir, shared)
  expect(await readSite(dir)).toEqual(['old'])

  await mkdir(join(parent, '.dist-previous'))
  await fill(join(parent, '.dist-previous'), 'older')
  await rm(dir, { recursive: true })
  await restoreSite(dir, shared)
  expect(await readSite(dir)).toEqual(['older'])
  expect(existsSync(join(parent, '.dist-previous'))).toBe(false)
})
