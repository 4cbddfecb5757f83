// Checks feeds with the W3C's feed validator, a Python program that is not in any package.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runProgram } from './run-program.ts'

const source = {
  address: 'https://github.com/w3c/feedvalidator',
  commit: '43dabeb217bd8d8b0a3f12f3a6e7c39a8619d9a8',
} as const
const folder = '.cache/feedvalidator'
/** The system's own, because that is the one that apt installs html5lib for. */
const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3'

/** Check whether the library that the validator needs is there. */
export function hasHtml5lib(): boolean {
  return spawnSync(python, ['-c', 'import html5lib'], { stdio: 'ignore' }).status === 0
}

/** Find the validator: in FEED_VALIDATOR or, if the network allows it, by fetching its sources. */
export function findValidator(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const chosen = env['FEED_VALIDATOR']
  if (chosen !== undefined) return resolve(chosen)
  if (!existsSync(join(folder, 'src'))) {
    const git = (...args: readonly string[]) =>
      spawnSync('git', ['-C', folder, ...args], { stdio: 'ignore' }).status === 0
    const isFetched =
      spawnSync('git', ['init', '-q', folder]).status === 0 &&
      git('fetch', '-q', '--depth', '1', source.address, source.commit) &&
      git('checkout', '-q', 'FETCH_HEAD')
    if (!isFetched) return undefined
  }
  return resolve(folder)
}

/** Prints the errors of a feed's file, not the warnings. */
const script = `
import sys
import feedvalidator
from feedvalidator import compatibility
from feedvalidator.formatter.text_plain import Formatter
with open(sys.argv[1], 'rb') as file:
    events = feedvalidator.validateString(file.read(), firstOccurrenceOnly=1, base=sys.argv[2])['loggedEvents']
print("\\n".join(Formatter(compatibility.A(events))))
`

/** List the errors of a feed's file; `address` is where it will be. */
export async function validateFeed(
  validator: string,
  file: string,
  address: string,
): Promise<readonly string[]> {
  const output = await runProgram(
    python,
    ['-c', script, resolve(file), address],
    resolve(validator),
    join(validator, 'src'),
  )
  return output.split('\n').filter((line) => line !== '')
}
