// Parses the command line of the policy check.
import { parseArgs } from 'node:util'
import type { Attachment } from '../../src/core/checker/rule.ts'
import { type PolicyType, policyTypes } from '../../src/core/checker/types/policy-type.ts'
import { baselineFile, configFile } from './check-config.ts'

export const checkHelp = `Usage: npm run check:policy -- [options] FILE…

Check IAM policies that you wrote. FILE is a JSON document; - means standard input.

  --format FORMAT   text (the default), json, or sarif (SARIF 2.1.0, for code scanning)
  --type TYPE       the type of the policies, which determines what they must and must not have:
                    ${policyTypes.join(', ')}; by default it is guessed
  --attach KIND     how the policy will be attached, which determines IAM's size limit:
                    managed, or user, group or role for an inline policy
  --deny-action A   fail if a policy allows any request of A, such as 'iam:*', and print the request;
                    can be repeated
  --ignore RULE     ignore the findings of a rule; RULE@PATH only in files at PATH, in which * is anything;
                    can be repeated
  --config FILE     settings; by default ${configFile} if it exists, with these fields, all optional:
                    { "rules": { "RULE": "off", "RULE": "error" }, "ignore": ["RULE@PATH"],
                      "denyActions": ["iam:*"], "type": "scp", "baseline": "FILE" }
  --baseline FILE   report only findings that FILE does not have
  --write-baseline  write what is found to the baseline file (${baselineFile}
                    if nothing names one), instead of reporting it
  --help            show this help

Exit code: 0 no errors (warnings do not count), 1 errors, or an action that must not be allowed,
2 invalid arguments or settings, or a file that cannot be read.
`

const formats = ['text', 'json', 'sarif'] as const
const attachments: readonly Attachment[] = ['managed', 'user', 'group', 'role']

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

/** Parse the arguments. Throws an error that says which are invalid. */
export function parseCheckOptions(args: readonly string[]): CheckOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      attach: { type: 'string' },
      type: { type: 'string' },
      ignore: { type: 'string', multiple: true, default: [] },
      'deny-action': { type: 'string', multiple: true, default: [] },
      config: { type: 'string' },
      baseline: { type: 'string' },
      'write-baseline': { type: 'boolean', default: false },
    },
  })
  const faults: string[] = []
  const choose = <T extends string>(name: string, value: string | undefined, known: readonly T[]) => {
    const found = known.find((one) => one === value)
    if (value !== undefined && found === undefined)
      faults.push(`--${name} ${value}: expected one of ${known.join(', ')}`)
    return found
  }
  const format = choose('format', values.format, formats) ?? 'text'
  const attachment = choose('attach', values.attach, attachments)
  const type = choose('type', values.type, policyTypes)
  if (positionals.length === 0) faults.push('expected at least one file')
  if (positionals.filter((name) => name === '-').length > 1) faults.push('- can be used only once')
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return {
    files: positionals,
    format,
    ignore: values.ignore,
    denyActions: values['deny-action'],
    writesBaseline: values['write-baseline'],
    ...(attachment !== undefined && { attachment }),
    ...(type !== undefined && { type }),
    ...(values.config !== undefined && { config: values.config }),
    ...(values.baseline !== undefined && { baseline: values.baseline }),
  }
}
