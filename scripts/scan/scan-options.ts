// Parses the command line of the scan.
import { parseArgs } from 'node:util'
import { leftOut } from './read-files.ts'

export const scanHelp = `Usage: npm run scan:policies -- [options] PATH…

Find managed policies and inline policies in infrastructure code, and check them: Terraform, CloudFormation, AWS SAM,
AWS CDK (templates and source code), Serverless Framework, Pulumi YAML, and JSON policies. PATH is a file or a folder.

  --format FORMAT   text (the default), json, or sarif (SARIF 2.1.0, for code scanning)
  --partition NAME  the partition that everything is deployed to, such as aws-us-gov; by default, what the files say
  --exclude NAME    leave out folders of this name; can be repeated. These are always left out:
                    ${leftOut.join(', ')}
  --help            show this help

Exit code: 0 no errors (warnings do not count), 1 errors, or a file that cannot be parsed, 2 invalid arguments, or a path
that cannot be read.
`

const formats = ['text', 'json', 'sarif'] as const

export type ScanFormat = (typeof formats)[number]

export interface ScanCommandOptions {
  readonly paths: readonly string[]
  readonly format: ScanFormat
  readonly partition?: string
  readonly exclude: readonly string[]
}

/** Parse the arguments. Throws an error that says which are invalid. */
export function parseScanOptions(args: readonly string[]): ScanCommandOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      partition: { type: 'string' },
      exclude: { type: 'string', multiple: true, default: [] },
    },
  })
  const format = formats.find((one) => one === values.format)
  const faults = [
    ...(format === undefined ? [`--format ${values.format}: expected one of ${formats.join(', ')}`] : []),
    ...(positionals.length === 0 ? ['expected at least one file or folder'] : []),
  ]
  if (format === undefined || faults.length > 0) throw new Error(faults.join('\n'))
  return {
    paths: positionals,
    format,
    exclude: values.exclude,
    ...(values.partition !== undefined && { partition: values.partition }),
  }
}
