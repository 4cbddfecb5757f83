// Parses the command line of the policy check.
import type { Attachment } from '../../src/core/checker/rule.ts'
import { type PolicyType, policyTypes } from '../../src/core/checker/types/policy-type.ts'
import { type CommandShape, chooseValue, type Given } from './command-line/spec.ts'

/** The settings file that is read from the working directory if it is there. */
export const configFile = '.policy-check.json'

/** Where a baseline is written if nothing names a file. */
export const baselineFile = '.policy-check-baseline.json'

const formats = ['text', 'json', 'sarif', 'markdown'] as const
const attachments: readonly Attachment[] = ['managed', 'user', 'group', 'role']

export const checkArguments: CommandShape = {
  name: 'check',
  operands: 'FILE…',
  summary: 'check policies that you wrote',
  about: 'Check IAM policies that you wrote. FILE is a JSON document; - means standard input.',
  options: [
    {
      flags: '--format FORMAT',
      text: 'text by default; sarif is SARIF 2.1.0, for code scanning; markdown is for comments on pull requests',
      choices: formats,
    },
    {
      flags: '--type TYPE',
      text: 'the type of the policies, which determines what they must and must not have; by default it is guessed',
      choices: policyTypes,
    },
    {
      flags: '--attach KIND',
      text: "how the policy will be attached, which determines IAM's size limit; user, group and role mean inline policies",
      choices: attachments,
    },
    {
      flags: '--deny-action ACTION',
      text: "fail if a policy allows any request of ACTION, such as 'iam:*', and print the request; can be repeated",
      repeats: true,
    },
    {
      flags: '--ignore RULE',
      text: 'ignore the findings of a rule; RULE@PATH only in files at PATH, in which * is anything; can be repeated',
      repeats: true,
    },
    {
      flags: '--config FILE',
      text: `settings; by default ${configFile} if it exists, with these fields, all optional:
{ "rules": { "RULE": "off", "RULE": "error" }, "ignore": ["RULE@PATH"],
"denyActions": ["iam:*"], "type": "scp", "baseline": "FILE" }`,
    },
    { flags: '--baseline FILE', text: 'report only findings that FILE does not have' },
    {
      flags: '--write-baseline',
      text: `write what is found to the baseline file (${baselineFile} if nothing names one), instead of reporting it`,
    },
  ],
  exitCodes: `Exit code: 0 no errors (warnings do not count), 1 errors, or an action that must not be allowed,
2 invalid arguments or settings, or a file that cannot be read.`,
}

export type Format = (typeof formats)[number]

export interface CheckOptions {
  readonly files: readonly string[]
  readonly format: Format
  readonly attachment?: Attachment
  readonly type?: PolicyType
  readonly ignore: readonly string[]
  readonly denyActions: readonly string[]
  readonly config?: string
  readonly baseline?: string
  readonly writesBaseline: boolean
}

/** Read the arguments. Throws an error that says everything that is wrong with them. */
export function readCheckOptions(given: Given): CheckOptions {
  const format = chooseValue('format', given.one('format'), formats)
  const attachment = chooseValue('attach', given.one('attach'), attachments)
  const type = chooseValue('type', given.one('type'), policyTypes)
  const files = given.operands
  const faults = [
    ...format.faults,
    ...attachment.faults,
    ...type.faults,
    ...(files.length === 0 ? ['expected at least one file'] : []),
    ...(files.filter((name) => name === '-').length > 1 ? ['- can be used only once'] : []),
  ]
  if (faults.length > 0) throw new Error(faults.join('\n'))
  const [config, baseline] = [given.one('config'), given.one('baseline')]
  return {
    files,
    format: format.value ?? 'text',
    ignore: given.all('ignore'),
    denyActions: given.all('deny-action'),
    writesBaseline: given.has('write-baseline'),
    ...(attachment.value !== undefined && { attachment: attachment.value }),
    ...(type.value !== undefined && { type: type.value }),
    ...(config !== undefined && { config }),
    ...(baseline !== undefined && { baseline }),
  }
}
