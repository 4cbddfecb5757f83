// A folder and build variables in, a second build of the site in that folder out.
import { spawnSync } from 'node:child_process'

/** Build the whole site into `dir` as `npm run build` does. Throws when the build fails. */
export function buildSite(dir: string, variables: NodeJS.ProcessEnv = {}): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.ts', dir], {
    encoding: 'utf8',
    env: { ...process.env, ...variables },
  })
  if (status !== 0) throw new Error(`the build for ${dir} failed:\n${stdout}${stderr}`)
}
