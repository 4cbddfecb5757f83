import ts from 'typescript'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { realSite } from '../../../tests/support/real-site.ts'
import type { ExampleRecord } from '../../core/records/example.ts'
import { fillPlaceholders } from '../../core/records/placeholder.ts'
import { type ExampleForm, toExampleForms } from './example-forms.ts'

type Named = Parameters<typeof toExampleForms>[0]

const variable = '{aws:username}'

/** Values that YAML, HCL or TypeScript could misread. */
const awkward: Named = {
  slug: 'awkward-example',
  record: {
    kind: 'identity-based',
    title: 'Awkward\n*/ example',
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['connect:*', 'connect:List*', 'connect:ListUsers'],
          Resource: ['*', 'arn:aws:connect:<region>:<accountId>:instance/<instanceId>'],
          Condition: {
            Null: { 'aws:ResourceTag/<tagKey>': 'false', 'aws:MultiFactorAuthAge': false },
            StringEquals: { 'aws:username': [`$${variable}`, '%{if}', '<accountId>', 'no', '012'] },
            NumericLessThan: { 'aws:MultiFactorAuthAge': 3600 },
            'ForAnyValue:StringLike': { 'aws:TagKeys': ['<tagKey>', '2026-01-01', '~', 'a: b # c', "it's"] },
          },
        },
      ],
    },
  },
}

/** Each value matches its format and is as awkward as the format allows. */
const values = new Map([
  ['region', 'us-west-2'],
  ['accountId', '000000000123'],
  ['instanceId', '11111111-2222-3333-4444-555555555555'],
  ['tagKey', '@a: b/c=d'],
])

const cases: readonly (readonly [slug: string, example: Named, values: ReadonlyMap<string, string>])[] = [
  [awkward.slug, awkward, values],
  ...realSite.examples.map(
    (example) =>
      [
        example.slug,
        example,
        new Map(example.record.parameters.map((parameter) => [parameter.name, parameter.example])),
      ] as const,
  ),
]

test.each(cases)('CloudFormation reads back the document of %s', (_, example, values) => {
  // CloudFormation reads YAML 1.1, which treats more words as values other than strings.
  for (const version of ['1.1', '1.2'] as const) {
    const { Resources } = parse(fill(example, 'cloudformation', values), { version })
    const [resource] = Object.values<{ Properties: Record<string, unknown> }>(Resources)
    expect(Object.values(resource?.Properties ?? {})).toEqual([documentOf(example, values)])
  }
})

test.each(cases)('Terraform reads back the document of %s', (_, example, values) => {
  const text = fill(example, 'terraform', values)
  const [, argument = ''] = /jsonencode\(([\s\S]*)\)\n\}\n$/.exec(text) ?? []
  // HCL would read a single `${` or `%{` as the start of a template, so the first character is doubled.
  expect(argument).not.toMatch(/(?<![$%])[$%]\{/)
  expect(JSON.parse(argument.replace(/[$%](?=[$%]\{)/g, ''))).toEqual(documentOf(example, values))
})

test.each(cases)('the CDK reads back the document of %s', (_, example, values) => {
  const { outputText } = ts.transpileModule(fill(example, 'cdk', values), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  })
  const made: unknown[] = []
  class Construct {
    constructor(_scope: unknown, _id: string, props: object) {
      made.push(...Object.values(props))
    }
  }
  const iam = {
    ManagedPolicy: Construct,
    CfnRole: Construct,
    PolicyDocument: { fromJson: (document: unknown) => document },
  }
  const exported: Record<string, (scope: object) => unknown> = {}
  new Function('require', 'exports', outputText)(() => iam, exported)
  for (const add of Object.values(exported)) add({})
  expect(made).toEqual([documentOf(example, values)])
})

test('resource names come from the slug', () => {
  const [terraform, cloudformation, cdk] = toExampleForms(awkward).map(textOf)
  expect(terraform).toContain('resource "aws_iam_policy" "awkward_example" {\n  name = "awkward-example"\n')
  expect(cloudformation).toContain('\n  AwkwardExample:\n    Type: AWS::IAM::ManagedPolicy\n')
  expect(cdk).toContain("new iam.ManagedPolicy(scope, 'AwkwardExample', {")
})

test('a trust policy becomes the trust policy of a role', () => {
  const record = {
    kind: 'trust',
    title: 'Trust an account',
    document: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::<accountId>:root' }, Action: 'sts:AssumeRole' },
      ],
    },
  } as const satisfies Pick<ExampleRecord, 'kind' | 'title'> & { document: object }
  const [terraform, cloudformation, cdk] = toExampleForms({
    slug: 'trust-an-account',
    record: { ...record, document: { ...record.document, Statement: [...record.document.Statement] } },
  }).map(textOf)
  expect(terraform).toContain('resource "aws_iam_role" "trust_an_account"')
  expect(terraform).toContain('  assume_role_policy = jsonencode({')
  expect(cloudformation).toContain('Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n')
  expect(cdk).toContain('new iam.CfnRole(scope, ')
})

function fill(example: Named, id: ExampleForm['id'], values: ReadonlyMap<string, string>): string {
  const form = toExampleForms(example).find((other) => other.id === id)
  return form === undefined ? '' : fillPlaceholders(textOf(form), values)
}

function textOf({ pieces }: ExampleForm): string {
  return pieces.map((piece) => ('text' in piece ? piece.text : `<${piece.name}>`)).join('')
}

function documentOf({ record }: Named, values: ReadonlyMap<string, string>): unknown {
  return JSON.parse(fillPlaceholders(JSON.stringify(record.document), values))
}
