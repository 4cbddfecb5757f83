// A folder and build variables in, a second build of the site in that folder out.
import { spawnSync } from 'node:child_process'

/** Build the whole site, search index included, into `dir`. Throws when the build fails. */
export function buildSite(dir: string, variables: NodeJS.ProcessEnv = {}): void {
  run(['npm', 'exec', '--', 'astro', 'build', '--outDir', dir], variables)
  run(['node', 'scripts/index-search.ts', dir], variables)
}

function run(command: readonly string[], variables: NodeJS.ProcessEnv): void {
  const [tool = '', ...args] = command
  const { status, stdout, stderr } = spawnSync(tool, args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, ...variables },
  })
  if (status !== 0) throw new Error(`${command.join(' ')} failed:\n${stdout}${stderr}`)
}
