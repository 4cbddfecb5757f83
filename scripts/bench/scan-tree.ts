// Writes a Terraform tree of 10,000 lines with 500 different policies, for the time that a scan takes.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const wantedLines = 10_000

/** Policies in a module, half of them data sources and half `jsonencode`. */
const policies = 5

/** Actions of the policies, in turns. */
const actions = [
  'connect:ListUsers',
  'connect:DescribeUser',
  'connect:CreateUser',
  's3:GetObject',
  's3:PutObject',
  'dynamodb:Query',
  'dynamodb:PutItem',
  'lambda:InvokeFunction',
  'kms:Decrypt',
  'logs:PutLogEvents',
  'sqs:SendMessage',
  'sns:Publish',
  'ec2:DescribeInstances',
  'secretsmanager:GetSecretValue',
  'ssm:GetParameter',
  'kinesis:PutRecord',
  'events:PutRule',
  'states:StartExecution',
  'iam:PassRole',
]

/** Write modules in which every policy is different, so that none is checked for free, and return the number of lines. */
export function writeTree(folder: string): number {
  let lines = 0
  for (let i = 0; lines < wantedLines; i += 1) {
    const module = join(folder, `module-${i}`)
    mkdirSync(module, { recursive: true })
    const blocks = Array.from({ length: policies }, (_, n) => (n % 2 === 0 ? written : encoded)(i, n))
    const text = [...blocks, attachment].join('\n')
    writeFileSync(join(module, 'main.tf'), text)
    lines += text.split('\n').length
  }
  return lines
}

/** Take some actions, in Terraform's form of a list. */
const take = (i: number, n: number, count: number): string =>
  Array.from({ length: count }, (_, k) => `"${actions[(i * 7 + n * 3 + k * 5) % actions.length]}"`).join(', ')

const written = (i: number, n: number): string => `data "aws_iam_policy_document" "p${n}" {
  statement {
    sid       = "Module${i}"
    actions   = [${take(i, n, 3)}]
    resources = ["arn:aws:s3:::bucket-${i}-${n}/*", "\${aws_s3_bucket.main.arn}/*"]
  }

  statement {
    actions   = [${take(i + 1, n, 2)}]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/module"
      values   = ["m${i}-${n}"]
    }
  }
}
`

const encoded = (i: number, n: number): string => `resource "aws_iam_role_policy" "p${n}" {
  name = "p${i}-${n}"
  role = aws_iam_role.main.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = [${take(i, n, 4)}]
        Resource = "*"
      },
      {
        Effect   = "Allow"
        Action   = "dynamodb:GetItem"
        Resource = "arn:aws:dynamodb:eu-west-1:210987654321:table/t${i}-${n}"
      },
    ]
  })
}
`

const attachment = `resource "aws_iam_role_policy_attachment" "main" {
  for_each   = toset(["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"])
  role       = aws_iam_role.main.name
  policy_arn = each.value
}
`
