// Runs a program that reads feeds, in a home folder of its own so that it finds no settings of the user's.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** Milliseconds until a program is stopped. */
const patience = 60_000

/** Run a program and return what it prints. Throws if it fails. */
export async function runProgram(
  program: string,
  args: readonly string[],
  home: string,
  cwd: string = home,
): Promise<string> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: home, LANG: 'C.UTF-8', TERM: 'xterm' }
  const { stdout } = await execute(program, [...args], { env, cwd, timeout: patience, maxBuffer: 2 ** 26 })
  return stdout
}

/** Check whether a program is on the PATH. */
export function hasProgram(program: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.some((folder) => existsSync(join(folder, program)))
}
