// A policy that people copy in; the same policy for Terraform, CloudFormation and the CDK out, placeholders in place.
import { Document, Scalar, visit } from 'yaml'
import type { ExampleRecord } from '../../core/records/example.ts'
import { type PlaceholderPiece, splitPlaceholders } from '../../core/records/placeholder.ts'

/** One way to write the policy. What fits a parameter's format can stand in its text as it is. */
export interface ExampleForm {
  readonly id: 'terraform' | 'cloudformation' | 'cdk'
  readonly label: string
  readonly fileName: string
  /** Joined, with `<name>` for a name, the whole file. */
  readonly pieces: readonly PlaceholderPiece[]
}

interface Named {
  readonly slug: string
  readonly record: Pick<ExampleRecord, 'kind' | 'title' | 'document'>
}

/** Write an example as files of the tools that people keep policies in. */
export function toExampleForms(example: Named): readonly ExampleForm[] {
  const file = (extension: string) => `${example.slug}.${extension}`
  return [
    { id: 'terraform', label: 'Terraform', fileName: file('tf'), pieces: split(writeTerraform(example)) },
    {
      id: 'cloudformation',
      label: 'CloudFormation',
      fileName: file('yaml'),
      pieces: split(writeCloudFormation(example)),
    },
    { id: 'cdk', label: 'CDK', fileName: file('ts'), pieces: split(writeCdk(example)) },
  ]
}

const split = splitPlaceholders

/** JSON is an HCL expression, but for `${` and `%{`, which begin a template there; `terraform fmt` sets colons apart. */
function writeTerraform({ slug, record }: Named): string {
  const json = indent(writeJson(record), 2)
    .replace(/[$%](?=\{)/g, '$&$&')
    .replace(/^ *"(?:[^"\\]|\\.)*"(?=: )/gm, '$& ')
  const [type, argument] =
    record.kind === 'trust' ? ['aws_iam_role', 'assume_role_policy'] : ['aws_iam_policy', 'policy']
  return [
    `# ${titleOf(record)}`,
    `resource "${type}" "${slug.replaceAll('-', '_')}" {`,
    `  name = "${slug}"`,
    `  ${argument} = jsonencode(${json})`,
    '}',
    '',
  ].join('\n')
}

/** Values are quoted where YAML could read them as something else, before or after they are filled in. */
function writeCloudFormation({ slug, record }: Named): string {
  const [type, property] =
    record.kind === 'trust'
      ? ['AWS::IAM::Role', 'AssumeRolePolicyDocument']
      : ['AWS::IAM::ManagedPolicy', 'PolicyDocument']
  const template = new Document(
    {
      AWSTemplateFormatVersion: '2010-09-09',
      Resources: { [toId(slug)]: { Type: type, Properties: { [property]: record.document } } },
    },
    { aliasDuplicateObjects: false },
  )
  template.commentBefore = ` ${titleOf(record)}`
  visit(template, {
    Scalar: (place, node) => {
      if (typeof node.value !== 'string') return
      node.type = isPlainYaml(node.value, place === 'key') ? Scalar.PLAIN : Scalar.QUOTE_DOUBLE
    },
  })
  return template.toString({ lineWidth: 0 })
}

/** Elements and operators as keys; effects, actions and types as values: YAML reads none as a number, day or truth value. */
function isPlainYaml(text: string, isKey: boolean): boolean {
  return isKey ? /^[A-Z]\w{2,}(:\w+)?$/.test(text) : /^(Allow|Deny|[A-Za-z][\w-]*:[\w:*]*[\w*])$/.test(text)
}

function writeCdk({ slug, record }: Named): string {
  const id = toId(slug)
  const json = indent(writeJson(record), 4)
  const construct =
    record.kind === 'trust'
      ? { type: 'CfnRole', property: `assumeRolePolicyDocument: ${json}` }
      : { type: 'ManagedPolicy', property: `document: iam.PolicyDocument.fromJson(${json})` }
  return [
    "import * as iam from 'aws-cdk-lib/aws-iam'",
    "import type { Construct } from 'constructs'",
    '',
    `// ${titleOf(record)}`,
    `export function add${id}(scope: Construct): iam.${construct.type} {`,
    `  return new iam.${construct.type}(scope, '${id}', {`,
    `    ${construct.property},`,
    '  })',
    '}',
    '',
  ].join('\n')
}

function writeJson({ document }: Named['record']): string {
  return JSON.stringify(document, null, 2)
}

/** Move all lines but the first, which follows on something. */
function indent(text: string, spaces: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(spaces)}`)
}

/** A comment ends with its line. */
function titleOf({ title }: Named['record']): string {
  return title.replace(/\s+/g, ' ')
}

/** Write a slug as an id of letters and digits: `one-event-integration` is `OneEventIntegration`. */
function toId(slug: string): string {
  return slug.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
