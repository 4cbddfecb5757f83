// Keeps the bundled site in `.cache/bundles/`, named by a digest of all that it is made of, and bundles only what is new.
import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  existsSync,
  globSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { join } from 'node:path'
import { contentRoot } from '../../../src/data/content-root.ts'
import { readBasePath } from '../../command/base-path.ts'
import { readSiteUrl } from '../../command/site-url.ts'
import type { BundleFailure } from './bundle-process.ts'

const folder = '.cache/bundles'

/** How many bundles are kept: those of the last builds, for instance for two addresses. */
const most = 3

/**
 * The files, other than the prose, that a bundle and the pages rendered with it are made of. What packages contain follows
 * from the lock file.
 */
const sources = [
  'src/**/*',
  'public/**/*',
  'scripts/{command,dev,markdown,publishing,render}/**/*',
  'scripts/site-checks/budgets.ts',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  '.env*',
]

/**
 * Return the folder of the current code's bundle, made if there is none yet, or if `isAnew`. Throws when the code cannot
 * be bundled.
 */
export async function keepBundle(isAnew = false): Promise<string> {
  const bundle = join(folder, digestSources())
  if (isAnew) rmSync(bundle, { recursive: true, force: true })
  if (!existsSync(bundle)) {
    // Named when it is complete, so a killed build leaves none that looks complete.
    const made = `${bundle}.${process.pid}`
    try {
      await bundleApart(made)
      renameSync(made, bundle)
    } finally {
      rmSync(made, { recursive: true, force: true })
    }
  }
  const now = new Date()
  utimesSync(bundle, now, now)
  forgetOld()
  return bundle
}

/** Bundle in a process of its own: Astro would keep 600 MB while others render. Throws when the code cannot be bundled. */
async function bundleApart(dir: string): Promise<void> {
  const child = fork('scripts/render/bundle/bundle-process.ts', [dir])
  let failure = 'the process that bundles the code has ended early'
  child.on('message', (message: BundleFailure) => {
    failure = message.failure
  })
  const [status] = await once(child, 'close')
  if (status !== 0) throw new Error(failure)
}

/**
 * Compute a digest of the code, the prose, the address of the site and the version of Node. Where the content folder is
 * does not matter: a bundle reads the records of the folder that it is run with.
 */
export function digestSources(root = '.'): string {
  const digest = createHash('sha256')
  digest.update(JSON.stringify([process.version, readSiteUrl(), readBasePath()]))
  const add = (folder: string, patterns: readonly string[]) => {
    for (const file of globSync([...patterns], { cwd: folder }).sort()) {
      if (file.includes('.test.') || !statSync(join(folder, file)).isFile()) continue
      digest.update(`\n${file}\n`).update(readFileSync(join(folder, file)))
    }
  }
  add(root, sources)
  add(contentRoot(), ['pages/**/*', 'guides/**/*'])
  return digest.digest('hex').slice(0, 32)
}

function forgetOld(): void {
  const byAge = readdirSync(folder)
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  for (const old of byAge.slice(most)) rmSync(old, { recursive: true, force: true })
}
