// Parses the command line of the policy check.
import { parseArgs } from 'node:util'
import type { Attachment } from '../../src/core/checker/rule.ts'

export const checkHelp = `Usage: npm run check:policy -- [options] FILE…

Check IAM policies that you wrote. FILE is a JSON document; - means standard input.

  --format FORMAT   text (the default), json, or sarif (SARIF 2.1.0, for code scanning)
  --attach KIND     how the policy will be attached, which determines IAM's size limit:
                    managed, or user, group or role for an inline policy
  --help            show this help

Exit code: 0 no errors (warnings do not count), 1 errors, 2 invalid arguments or a file that cannot be read.
`

const formats = ['text', 'json', 'sarif'] as const
const attachments: readonly Attachment[] = ['managed', 'user', 'group', 'role']

export type Format = (typeof formats)[number]

export interface CheckOptions {
  readonly files: readonly string[]
  readonly format: Format
  readonly attachment?: Attachment
}

/** Parse the arguments. Throws an error that says which one is invalid. */
export function parseCheckOptions(args: readonly string[]): CheckOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      attach: { type: 'string' },
    },
  })
  const format = formats.find((name) => name === values.format)
  if (format === undefined)
    throw new Error(`--format ${values.format}: expected one of ${formats.join(', ')}`)
  const attachment = attachments.find((name) => name === values.attach)
  if (values.attach !== undefined && attachment === undefined) {
    throw new Error(`--attach ${values.attach}: expected one of ${attachments.join(', ')}`)
  }
  if (positionals.length === 0) throw new Error('expected at least one file')
  if (positionals.filter((name) => name === '-').length > 1) throw new Error('- can be used only once')
  return {
    files: positionals,
    format,
    ...(attachment !== undefined && { attachment }),
  }
}
