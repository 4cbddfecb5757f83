// Keeps the bundled site in `.cache/bundles/`, named by a digest of all that it is made of, and bundles only what is new.
import { createHash } from 'node:crypto'
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
import { join, relative } from 'node:path'
import { contentRoot } from '../../src/data/records.ts'
import { readBasePath } from '../command/base-path.ts'
import { readSiteUrl } from '../command/site-url.ts'
import { bundleSite } from './bundle-site.ts'

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
  'scripts/{command,dev,markdown,render}/**/*',
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
      await bundleSite(made)
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

/** Compute a digest of the code, the prose, the address of the site and the version of Node. */
export function digestSources(root = '.'): string {
  const prose = ['pages', 'guides'].flatMap((name) => globSync(join(contentRoot(), name, '**/*')))
  const code = globSync([...sources], { cwd: root })
    .filter((file) => !file.includes('.test.'))
    .map((file) => join(root, file))
  const files = [...code, ...prose].filter((file) => statSync(file).isFile()).sort()
  const digest = createHash('sha256')
  digest.update(
    JSON.stringify([process.version, readSiteUrl(), readBasePath(), relative('.', contentRoot())]),
  )
  for (const file of files) digest.update(`\n${file}\n`).update(readFileSync(file))
  return digest.digest('hex').slice(0, 32)
}

function forgetOld(): void {
  const byAge = readdirSync(folder)
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  for (const old of byAge.slice(most)) rmSync(old, { recursive: true, force: true })
}
