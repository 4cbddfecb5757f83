// Tests, case by case, what a scan says about names of managed policies and about what only a deployment decides.
import { beforeAll, expect, test } from 'vitest'
import { folderKnowledge } from '../policies/knowledge/folder-knowledge.ts'
import { loadScanner, type Scanner } from './load-scanner.ts'

let scan: Scanner
beforeAll(async () => {
  scan = await loadScanner(folderKnowledge)
}, 60_000)

/** Scan one file and list the rules, then what is unresolved. */
function describeScan(file: string, text: string): readonly string[] {
  const [found] = scan([{ file, text }]).files
  return [
    ...(found?.findings ?? []).map(({ line, severity, rule }) => `${line} ${severity} ${rule}`),
    ...(found?.unresolved ?? []).map(({ line, source }) => `${line} unresolved ${source}`),
  ]
}

const attach = (expression: string) => `resource "aws_iam_user_policy_attachment" "a" {
policy_arn = ${expression}
}`

test.each<[expression: string, found: readonly string[]]>([
  ['"arn:aws:iam::aws:policy/ReadOnlyAccess"', []],
  ['"arn:aws:iam::aws:policy/readonlyaccess"', ['2 error unknown-managed-policy']],
  ['"arn:aws:iam::aws:policy/job-function/DatabaseAdministrator"', []],
  ['"arn:aws:iam::aws:policy/DatabaseAdministrator"', ['2 error managed-policy-path']],
  ['"arn:aws:iam::aws:policy/aws-service-role/ReadOnlyAccess"', ['2 error managed-policy-path']],
  // Only the service can attach it, whatever its path.
  ['"arn:aws:iam::aws:policy/AmazonConnectServiceLinkedRolePolicy"', ['2 error service-linked-policy']],
  ['"arn:aws:iam::210987654321:policy/ReadOnlyAcces"', []],
  [`"arn:aws:iam::\${data.aws_caller_identity.me.account_id}:policy/Own"`, []],
  [`"arn:aws:iam::\${var.account}:policy/Own"`, [`2 unresolved arn:aws:iam::\${var.account}:policy/Own`]],
  ['aws_iam_policy.own[0].arn', []],
  ['join("/", ["arn:aws:iam::aws:policy", "ReadOnlyAcces"])', ['2 error unknown-managed-policy']],
  ['lookup({ a = "arn:aws:iam::aws:policy/ReadOnlyAcces" }, var.key)', ['2 error unknown-managed-policy']],
  // It is listed where it is written.
  ['local.circle', ['5 unresolved local.circle']],
  [
    'try(aws_iam_policy.own[0].arn, "arn:aws:iam::aws:policy/ReadOnlyAcces")',
    ['2 error unknown-managed-policy'],
  ],
  [
    'replace(var.name, "x", "arn:aws:iam::aws:policy/ReadOnlyAcces")',
    [
      '2 error unknown-managed-policy',
      '2 unresolved replace(var.name, "x", "arn:aws:iam::aws:policy/ReadOnlyAcces")',
    ],
  ],
  ['null', []],
  ['"arn:aws-cn:iam::aws:policy/ReadOnlyAcces"', ['2 warning unknown-managed-policy']],
  ['"arn:aws-moon:iam::aws:policy/ReadOnlyAccess"', ['2 error managed-policy-partition']],
])('policy_arn = %s', (expression, found) => {
  expect(describeScan('main.tf', `${attach(expression)}\nlocals {\n  circle = local.circle\n}\n`)).toEqual(
    found,
  )
})

const statement = (body: string) => `data "aws_iam_policy_document" "a" {\n${body}\n}\n`

test.each<[title: string, body: string, found: readonly string[]]>([
  [
    'a statement whose elements variables write says nothing',
    'dynamic "statement" {\nfor_each = var.s\ncontent {\nactions = statement.value.a\nnot_actions = statement.value.n\nresources = ["bucket"]\n}\n}',
    ['4 unresolved a statement that variables write'],
  ],
  [
    'an element that may be null is left out next to one that is written',
    'statement {\nactions = ["s3:GetObjekt"]\nnot_actions = var.none\nresources = ["*"]\n}',
    ['3 error unknown-action'],
  ],
  [
    'conditions that variables write are neither empty nor wrong',
    'statement {\nactions = ["s3:GetObject"]\nresources = ["*"]\ndynamic "condition" {\nfor_each = var.c\ncontent {\ntest = condition.value.t\nvariable = condition.value.v\nvalues = ["a"]\n}\n}\n}',
    ['7 unresolved conditions that variables write'],
  ],
  [
    'several conditions with the same test and variable are one',
    'statement {\nactions = ["s3:GetObject"]\nresources = ["*"]\ncondition {\ntest = "StringEquals"\nvariable = "aws:PrincipalTag/a"\nvalues = ["1"]\n}\ncondition {\ntest = "StringEquals"\nvariable = "aws:PrincipalTag/a"\nvalues = ["2"]\n}\n}',
    [],
  ],
  [
    'everybody is a principal',
    'statement {\nactions = ["s3:GetObject"]\nresources = ["arn:aws:s3:::bucket/*"]\nprincipals {\ntype = "*"\nidentifiers = ["*"]\n}\n}',
    [],
  ],
  [
    'an escaped variable is a variable of the policy',
    'statement {\nactions = ["s3:GetObject"]\nresources = ["arn:aws:s3:::bucket/&{aws:usernam}/*",\n"arn:aws:s3:::bucket/$${aws:usernam}"]\n}',
    ['4 error variable', '5 error variable'],
  ],
])('%s', (_, body, found) => {
  expect(describeScan('main.tf', statement(body))).toEqual(found)
})

test('files of the same folder are one module, and those of another are not', () => {
  const locals =
    'locals {\n  arn = "arn:aws:iam::aws:policy/aws-service-role/AmazonConnectServiceLinkedRolePolicy"\n}\n'
  const rulesOf = (folder: string) =>
    scan([
      { file: `${folder}/locals.tf`, text: locals },
      { file: 'a/main.tf', text: attach('local.arn') },
    ]).files.map(({ file, findings, unresolved }) => [file, findings.length, unresolved.length])
  expect(rulesOf('a')).toEqual([
    ['a/locals.tf', 1, 0],
    ['a/main.tf', 0, 0],
  ])
  expect(rulesOf('b')).toEqual([
    ['a/main.tf', 0, 1],
    ['b/locals.tf', 0, 0],
  ])
})

test.each<[title: string, file: string, text: string, found: readonly string[]]>([
  ['a file of no kind', 'a.json', '{ "name": "x", ', []],
  ['a template of Helm', 'a.yaml', 'a: {{ .Values.iam }}\n{{- end }}', []],
  [
    'an event bus, whose Statement is a property',
    'a.yaml',
    'Resources:\n  A:\n    Type: AWS::Events::EventBusPolicy\n    Properties:\n      EventBusName: x\n      StatementId: y\n      Statement: { Effect: Allow, Principal: "*", Action: "events:PutEvent", Resource: "*" }\n',
    ['7 error unknown-action', '7 warning version'].slice(0, 1),
  ],
  [
    'spaces in the Sid of a key policy',
    'a.yaml',
    'Resources:\n  A:\n    Type: AWS::KMS::Key\n    Properties:\n      KeyPolicy:\n        Version: "2012-10-17"\n        Statement: [{ Sid: All of it, Effect: Allow, Principal: { AWS: "arn:aws:iam::210987654321:root" }, Action: "kms:Decrypt", Resource: "*" }]\n',
    [],
  ],
])('%s', (_, file, text, found) => {
  expect(describeScan(file, text)).toEqual(found)
})

test('functions of Terraform return what Terraform returns', () => {
  const policy = (actions: string, rest = '') =>
    `resource "aws_iam_policy" "a" {\n  policy = jsonencode(merge({ Version = "2008-10-17", Statement = [] }, {\n    Version = "2012-10-17"\n    Statement = [{ Effect = "Allow", Action = ${actions}, Resource = ["arn:aws:s3:::b/*"] }]${rest}\n  }))\n}\n`
  const found = (actions: string) => describeScan('main.tf', policy(actions))
  expect(found('["s3:GetObject"]')).toEqual([])
  expect(found('compact(["", "s3:GetObject"])')).toEqual([])
  expect(found('distinct(concat(["s3:GetObject"], ["s3:GetObject"]))')).toEqual([])
  expect(found('lookup({ a = "s3:GetObjct", b = "s3:GetObject" }, "b", "")')).toEqual([])
  expect(found('lookup({ a = "s3:GetObjct", b = "s3:GetObject" }, "a", "")')).toEqual([
    '4 error unknown-action',
  ])
})

test('a document that is made only of other documents has nothing of its own to check', () => {
  const source = statement('statement {\nactions = ["s3:GetObjct"]\nresources = ["arn:aws:s3:::b/*"]\n}')
  const all =
    'data "aws_iam_policy_document" "all" {\n  source_policy_documents = [data.aws_iam_policy_document.a.json]\n}\n'
  expect(describeScan('main.tf', source + all)).toEqual(['3 error unknown-action'])
})
