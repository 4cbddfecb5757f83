// Builds the site once more, into another folder and with other build variables.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

/** Build the whole site into `dir` as `npm run build` does. Throws if the build fails. */
export async function buildFolder(
  dir: string,
  variables: NodeJS.ProcessEnv = {},
  options: readonly string[] = [],
): Promise<void> {
  const child = spawn(process.execPath, ['scripts/build.ts', ...options, dir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...variables },
  })
  const [output, errors, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  if (status !== 0) throw new Error(`the build into ${dir} failed:\n${output}${errors}`)
}
