// Writes an example policy for Terraform, CloudFormation and the CDK, and keeps its placeholders.
import { Document, Scalar, visit } from 'yaml'
import type { ExampleRecord } from '../../core/records/example.ts'
import { type PlaceholderPiece, splitPlaceholders } from '../../core/records/placeholder.ts'

/** One way to write the policy. A value that matches its parameter's format needs no escaping in the text. */
export interface ExampleForm {
  readonly id: 'terraform' | 'cloudformation' | 'cdk'
  readonly label: string
  readonly fileName: string
  /** The pieces of the file. Joined, with `<name>` for each name, they are the whole file. */
  readonly pieces: readonly PlaceholderPiece[]
}

interface Named {
  readonly slug: string
  readonly record: Pick<ExampleRecord, 'kind' | 'title' | 'document'>
}

/** Write an example as a file for each tool that people manage policies with. */
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

/**
 * JSON is a valid HCL expression, except that `${` and `%{` start a template and must be escaped. `terraform fmt`
 * puts a space before each colon.
 */
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

/** Quotes values that YAML could misread, before or after they are filled in. */
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

/**
 * Accepts elements and operators as keys, and effects, actions and types as values. YAML never reads these as a
 * number, date or Boolean.
 */
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

/** Indent every line but the first, which continues an existing line. */
function indent(text: string, spaces: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(spaces)}`)
}

/** Collapses white space, because a line break would end the comment. */
function titleOf({ title }: Named['record']): string {
  return title.replace(/\s+/g, ' ')
}

/** Convert a slug to an ID of letters and digits: `one-event-integration` becomes `OneEventIntegration`. */
function toId(slug: string): string {
  return slug.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
