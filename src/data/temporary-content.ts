// Makes temporary content folders that tests can read and change.
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** The smallest valid content: one policy with one version. */
export const soundContent = {
  'site.json': {
    title: 'Test',
    asOf: '2024-01-01T00:00:00Z',
    tagAuthority: 'example.org',
    exampleTopics: [{ id: 'users', label: 'Users' }],
  },
  'policies/Sample/policy.json': {
    name: 'Sample',
    arn: 'arn:aws:iam::aws:policy/Sample',
    kind: 'managed',
    status: 'current',
    summary: 'For tests.',
    attachedTo: 'Nobody.',
    source: 'https://example.org/',
    companions: [],
  },
  'policies/Sample/v1.json': {
    policy: 'Sample',
    version: 'v1',
    created: '2020-01-01T00:00:00Z',
    sources: ['test'],
    document: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'connect:ListUsers', Resource: '*' }],
    },
  },
} as const

/** The other files that every content folder needs; few tests are about them. */
const soundFacts = {
  'first-seen.json': {
    oldestSnapshot: '2019-09-13',
    newestSnapshot: '2024-01-01',
    actions: { 'connect:ListUsers': { firstSeen: '2019-09-13' } },
  },
  'risks.json': [],
  'announcements.json': [],
}

const made: string[] = []

/**
 * Make a content folder in a new temporary folder. Strings and bytes are written as they are, other values as JSON;
 * fact files that are not given are valid.
 */
export async function makeContent(files: Readonly<Record<string, unknown>>): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'catalog-'))
  made.push(parent)
  const dir = join(parent, 'content')
  await mkdir(dir)
  await Promise.all(
    Object.entries({ ...soundFacts, ...files }).map(async ([file, value]) => {
      await mkdir(dirname(join(dir, file)), { recursive: true })
      const isRaw = typeof value === 'string' || value instanceof Uint8Array
      await writeFile(join(dir, file), isRaw ? value : `${JSON.stringify(value, null, 2)}\n`)
    }),
  )
  return dir
}

/** Remove every folder that was made, with everything next to it. */
export async function removeMadeContent(): Promise<void> {
  await Promise.all(made.splice(0).map((parent) => rm(parent, { recursive: true, force: true })))
}

/** Read a whole folder, path by path. Two folders are the same when the results are equal. */
export async function readTree(dir: string): Promise<Readonly<Record<string, string>>> {
  const paths = (await readdir(dir, { recursive: true })).sort()
  const entries = await Promise.all(
    paths.map(async (path) => {
      const isFolder = (await stat(join(dir, path))).isDirectory()
      return [path, isFolder ? '(folder)' : await readFile(join(dir, path), 'utf8')] as const
    }),
  )
  return Object.fromEntries(entries)
}
