// Tests with random policies that every format leads to the findings of the plain JSON, each at the same text.
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { folderKnowledge } from '../policies/knowledge/folder-knowledge.ts'
import { loadScanner, type Scanner } from './load-scanner.ts'

let scan: Scanner
beforeAll(async () => {
  scan = await loadScanner(folderKnowledge)
}, 60_000)

interface Statement {
  readonly Effect: string
  readonly Action?: readonly string[]
  readonly NotAction?: readonly string[]
  readonly Resource: readonly string[]
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
}

const statement: fc.Arbitrary<Statement> = fc
  .record({
    effect: fc.constantFrom('Allow', 'Deny', 'Alow'),
    actions: fc.uniqueArray(
      fc.constantFrom(
        'connect:ListUsers',
        'connect:ListUserz',
        's3:GetObject',
        's4:GetObject',
        'iam:PassRole',
        's3:*',
        '*',
      ),
      { minLength: 1, maxLength: 3 },
    ),
    isInverted: fc.boolean(),
    resources: fc.uniqueArray(
      fc.constantFrom(
        '*',
        'arn:aws:s3:::bucket/*',
        'arn:aws:s3:us-moon-1::bucket',
        'bucket',
        'arn:aws:s3:::"quoted"',
      ),
      { minLength: 1, maxLength: 2 },
    ),
    operator: fc.constantFrom(undefined, 'StringEquals', 'StringEqual', 'Bool'),
    key: fc.constantFrom('aws:PrincipalTag/team', 'aws:PrincipalTagg/team', 'aws:SecureTransport'),
    values: fc.uniqueArray(fc.constantFrom('true', 'a', 'ü😀', 'back\\slash'), {
      minLength: 1,
      maxLength: 2,
    }),
  })
  .map(({ effect, actions, isInverted, resources, operator, key, values }) => ({
    Effect: effect,
    ...(isInverted ? { NotAction: actions } : { Action: actions }),
    Resource: resources,
    ...(operator && { Condition: { [operator]: { [key]: values } } }),
  }))

const policy = fc
  .array(statement, { minLength: 1, maxLength: 3 })
  .map((Statement) => ({ Version: '2012-10-17', Statement }))

type Policy = { readonly Version: string; readonly Statement: readonly Statement[] }

/** Write a value in Terraform's syntax. */
function toTerraform(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toTerraform).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{\n${Object.entries(value)
      .map(([name, inner]) => `"${name}" = ${toTerraform(inner)}\n`)
      .join('')}}`
  return JSON.stringify(value)
}

function toBlocks({ Statement }: Policy): string {
  const blocks = Statement.map(({ Effect, Action, NotAction, Resource, Condition }) => {
    const conditions = Object.entries(Condition ?? {}).flatMap(([test, keys]) =>
      Object.entries(keys).map(
        ([variable, values]) =>
          `condition {\n test = "${test}"\n variable = "${variable}"\n values = ${JSON.stringify(values)}\n}\n`,
      ),
    )
    const lists = [
      ['actions', Action],
      ['not_actions', NotAction],
      ['resources', Resource],
    ] as const
    const plain = lists.map(([name, list]) => (list ? `${name} = ${JSON.stringify(list)}\n` : '')).join('')
    return `statement {\n effect = "${Effect}"\n ${plain}${conditions.join('')}}\n`
  })
  return `data "aws_iam_policy_document" "a" {\n${blocks.join('')}}\n`
}

const resource = (document: unknown) => ({
  Resources: { One: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: document } } },
})
const attribute = (text: string) => `resource "aws_iam_group_policy" "a" {\n  policy = ${text}\n}\n`

const forms: Readonly<Record<string, (document: Policy) => readonly [file: string, text: string]>> = {
  'CloudFormation JSON': (document) => ['a.json', JSON.stringify(resource(document), null, 2)],
  'CloudFormation YAML': (document) => ['a.yaml', stringify(resource(document))],
  'CloudFormation YAML, in quotes': (document) => [
    'a.yaml',
    stringify(resource(document), { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' }),
  ],
  jsonencode: (document) => ['a.tf', attribute(`jsonencode(${toTerraform(document)})`)],
  heredoc: (document) => ['a.tf', attribute(`<<-EOT\n    ${JSON.stringify(document, null, 1)}\n  EOT`)],
  'a string': (document) => ['a.tf', attribute(JSON.stringify(JSON.stringify(document)))],
  'Terraform JSON': (document) => [
    'a.tf.json',
    JSON.stringify({ resource: { aws_iam_group_policy: { a: { policy: JSON.stringify(document) } } } }),
  ],
  'Pulumi YAML': (document) => [
    'Pulumi.yaml',
    stringify({
      resources: { a: { type: 'aws:iam:GroupPolicy', properties: { policy: { 'fn::toJSON': document } } } },
    }),
  ],
  'Pulumi YAML, as text': (document) => [
    'Pulumi.yaml',
    stringify({
      resources: {
        a: { type: 'aws:iam:GroupPolicy', properties: { policy: JSON.stringify(document, null, 2) } },
      },
    }),
  ],
  'policy document blocks': (document) => ['a.tf', toBlocks(document)],
}

/** List the findings of a file without their places, each with the text that it marks if that is one string. */
function listFindings(file: string, text: string): readonly string[] {
  const [scanned] = scan([{ file, text }]).files
  return (scanned?.findings ?? [])
    .map(({ rule, severity, message, start, end }) => {
      const marked = text.slice(start, end)
      const isString = !/^\s*[{[]|\n|\bstatement\b|:\s/.test(marked)
      return `${severity} ${rule}: ${message} ${isString ? plain(marked) : ''}`
    })
    .sort()
}

/** Remove quotes and escapes, whose number depends on the format. */
const plain = (text: string): string => text.replace(/\\+u[0-9a-f]{4}|[\\"' ]/g, '').toLowerCase()

/** Elements have other names in blocks, and a document that nothing uses may be too long for some use. */
const isComparable = (finding: string) => !/ (policy-size|statement-form|sid):/.test(finding)

test.each(Object.entries(forms))('%s has the findings of plain JSON', (name, write) => {
  fc.assert(
    fc.property(policy, (document) => {
      const expected = listFindings('a.json', JSON.stringify(document)).filter(isComparable)
      const found = listFindings(...write(document)).filter(isComparable)
      const strip = (finding: string) => (name.includes('blocks') ? finding.replace(/ \S*$/, '') : finding)
      expect(found.map(strip)).toEqual(expected.map(strip))
    }),
    { numRuns: 10 },
  )
})

const fillings = [
  '*',
  'arn:aws:s3:::bucket/*',
  'arn:aws:s3:::bucket',
  'arn:aws:connect:us-east-1:210987654321:instance/1',
  'arn:aws:iam::210987654321:role/worker',
]

test('what is found about a policy with an unknown resource is found whatever it is', () => {
  fc.assert(
    fc.property(policy, fc.constantFrom(...fillings), fc.nat(2), (document, filling, at) => {
      const put = (value: unknown) => ({
        ...document,
        Statement: document.Statement.map((one, i) =>
          i === at % document.Statement.length ? { ...one, Resource: value } : one,
        ),
      })
      const text = JSON.stringify(resource(put({ Ref: 'Unknown' })))
      const withHole = scan([{ file: 'a.json', text }]).files[0]?.findings ?? []
      const filled =
        scan([{ file: 'a.json', text: JSON.stringify(resource(put(filling))) }]).files[0]?.findings ?? []
      const known = new Set(filled.map(({ rule, message }) => `${rule} ${message}`))
      expect(
        withHole.map(({ rule, message }) => `${rule} ${message}`).filter((one) => !known.has(one)),
      ).toEqual([])
    }),
    { numRuns: 50 },
  )
})
