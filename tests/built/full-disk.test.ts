// Tests that a build that runs out of disk space leaves the complete old site and nothing else.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { subPathVariables } from '../../scripts/site/sub-path.ts'
import { readTree } from '../../src/data/temporary-content.ts'

const folder = '.cache/full-disk'
const site = `${folder}/site`
// Enough files to see whether a site is unchanged; comparing all of them would take long.
const kept = ['index.html', '_headers', 'changelog', 'policies/index.html', 'pagefind/pagefind-entry.json']

beforeEach(() => rmSync(folder, { recursive: true, force: true }))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Build over an old site. Returns how the build ended and the site's files before and after. */
async function buildOverOld(command: readonly string[]) {
  for (const name of kept) cpSync(`dist/${name}`, `${site}/${name}`, { recursive: true })
  const before = await readTree(folder)
  const [tool = '', ...args] = command
  const { status, stdout, stderr } = spawnSync(tool, args, {
    encoding: 'utf8',
    env: { ...process.env, ...subPathVariables, ASTRO_TELEMETRY_DISABLED: '1' },
  })
  const after = await readTree(folder)
  return { status, output: stdout + stderr, before, after }
}

test.skipIf(process.platform === 'win32')(
  'a build that cannot write a large file leaves the old site',
  async () => {
    const build = `ulimit -f 900; exec '${process.execPath}' scripts/build.ts ${site}`
    const { status, output, before, after } = await buildOverOld(['sh', '-c', build])
    // Node's words, or those of the bundler, which comes first if no earlier build has bundled this.
    expect(output).toMatch(/EFBIG|File too large/)
    expect(status).toBe(1)
    expect(after).toEqual(before)
    console.log('Figures: full disk, a build that cannot write a large file: the old site is intact')
  },
)

test('a build on a full disk leaves the old site', async (context) => {
  mkdirSync(folder, { recursive: true })
  if (!mountSmallDisk()) {
    console.log('Skipped: a build on a full disk, because this user may not mount one.')
    context.skip()
  }
  try {
    const { status, output, before, after } = await buildOverOld([process.execPath, 'scripts/build.ts', site])
    expect(output).toContain('ENOSPC')
    expect(status).toBe(1)
    expect(after).toEqual(before)
    console.log('Figures: full disk, a build on a disk of 12 MB: the old site is intact')
  } finally {
    spawnSync('umount', [folder])
  }
})

function mountSmallDisk(): boolean {
  const mount = ['-t', 'tmpfs', '-o', 'size=12m', 'none', folder]
  return process.platform === 'linux' && spawnSync('mount', mount, { stdio: 'ignore' }).status === 0
}
