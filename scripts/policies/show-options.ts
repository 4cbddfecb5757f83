// Parses the command line of the command that shows a policy of the catalog.
import { type CommandShape, chooseValue, type Given } from './command-line/spec.ts'

const formats = ['text', 'json', 'markdown'] as const

export interface ShowOptions {
  /** A policy, or a policy and a version: `AmazonConnect_FullAccess@v4`; absent for the list of policies. */
  readonly name?: string
  readonly format: (typeof formats)[number]
}

export const showArguments: CommandShape = {
  name: 'show',
  operands: '[NAME]',
  summary: 'show a policy of the catalog, or one of its versions',
  about: `Show the policies of the catalog; with a NAME, its versions with what each changed, and its document; with a
version, such as AmazonConnect_FullAccess@v4, that version.`,
  options: [
    {
      flags: '--format FORMAT',
      text: 'text by default; json has the format of /api/v1/policies.json, policies/<Name>.json and policies/<Name>/<v>.json',
      choices: formats,
    },
  ],
  exitCodes: 'Exit code: 0 success, 2 invalid arguments, or no such policy or version.',
}

/** Read the arguments. Throws an error that says everything that is wrong with them. */
export function readShowOptions(given: Given): ShowOptions {
  const [name, ...more] = given.operands
  const format = chooseValue('format', given.one('format'), formats)
  const faults = [
    ...format.faults,
    ...(more.length > 0 ? [`expected one policy, found ${given.operands.length}`] : []),
  ]
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return { format: format.value ?? 'text', ...(name !== undefined && { name }) }
}
