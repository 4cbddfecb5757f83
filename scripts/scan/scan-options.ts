// Parses the command line of the scan.
import { type CommandShape, chooseValue, type Given } from '../policies/command-line/spec.ts'
import { leftOut } from './read-files.ts'

const formats = ['text', 'json', 'sarif', 'markdown'] as const

export const scanArguments: CommandShape = {
  name: 'scan',
  operands: 'PATH…',
  summary: 'find managed and inline policies in infrastructure code, and check them',
  about: `Find managed policies and inline policies in infrastructure code, and check them: Terraform, CloudFormation, AWS SAM,
AWS CDK (templates and source code), Serverless Framework, Pulumi YAML, and JSON policies. PATH is a file or a folder.`,
  options: [
    {
      flags: '--format FORMAT',
      text: `text by default; sarif is SARIF 2.1.0, for code scanning;
markdown begins with a marker by which a bot finds its comment`,
      choices: formats,
    },
    {
      flags: '--partition NAME',
      text: 'the partition that everything is deployed to, such as aws-us-gov; by default, what the files say',
    },
    {
      flags: '--exclude NAME',
      text: `leave out folders of this name; can be repeated. These are always left out: ${leftOut.join(', ')}`,
      repeats: true,
    },
  ],
  exitCodes: `Exit code: 0 no errors (warnings do not count), 1 errors, or a file that cannot be parsed, 2 invalid arguments, or a
path that cannot be read.`,
}

export type ScanFormat = (typeof formats)[number]

export interface ScanCommandOptions {
  readonly paths: readonly string[]
  readonly format: ScanFormat
  readonly partition?: string
  readonly exclude: readonly string[]
}

/** Read the arguments. Throws an error that says everything that is wrong with them. */
export function readScanOptions(given: Given): ScanCommandOptions {
  const format = chooseValue('format', given.one('format'), formats)
  const partition = given.one('partition')
  const faults = [
    ...format.faults,
    ...(given.operands.length === 0 ? ['expected at least one file or folder'] : []),
  ]
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return {
    paths: given.operands,
    format: format.value ?? 'text',
    exclude: given.all('exclude'),
    ...(partition !== undefined && { partition }),
  }
}
