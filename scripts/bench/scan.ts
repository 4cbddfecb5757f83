// Measures how long a scan of a Terraform tree of 10,000 lines takes.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Scan } from '../../src/core/scan/scan-files.ts'
import { folderKnowledge } from '../policies/knowledge/folder-knowledge.ts'
import { loadScanner } from '../scan/load-scanner.ts'
import { readFiles } from '../scan/read-files.ts'

export interface ScanFigures {
  readonly lines: number
  readonly files: number
  /** Loading what the scan knows: the records, the snapshot and the parser. */
  readonly loadSeconds: number
  /** Reading the files and scanning them, for the first time in the process. */
  readonly scanSeconds: number
  /** The same in processor time, which other programs on the machine do not change much. */
  readonly processorSeconds: number
  readonly scan: Scan
}

const wantedLines = 10_000

/** Write a tree and scan it. Every policy in it is different, so that none is checked for free. */
export async function measureScan(): Promise<ScanFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-scan-'))
  try {
    const lines = writeTree(folder)
    const started = performance.now()
    const scanTree = await loadScanner(folderKnowledge)
    const loaded = performance.now()
    const before = process.cpuUsage()
    const files = readFiles([folder])
    const scan = scanTree(files)
    const { user, system } = process.cpuUsage(before)
    return {
      lines,
      files: files.length,
      loadSeconds: (loaded - started) / 1000,
      scanSeconds: (performance.now() - loaded) / 1000,
      processorSeconds: (user + system) / 1e6,
      scan,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Describe the figures in a line. */
export function describeScan({
  lines,
  files,
  loadSeconds,
  scanSeconds,
  processorSeconds,
  scan,
}: ScanFigures): string {
  const count = (one: 'references' | 'policies' | 'findings' | 'unresolved') =>
    scan.files.reduce((sum, file) => sum + file[one].length, 0)
  return [
    `scan, ${lines} lines of Terraform in ${files} files: ${scanSeconds.toFixed(2)} s, ${processorSeconds.toFixed(2)} s of processor time`,
    `${count('references')} managed policies, ${count('policies')} inline policies, ${count('findings')} findings, ${count('unresolved')} unresolved`,
    `loading the records, the snapshot and the parser: ${loadSeconds.toFixed(2)} s`,
  ].join('; ')
}

/** Write modules of about a hundred lines, a tenth of which are about access, and return the number of lines. */
function writeTree(folder: string): number {
  let lines = 0
  for (let i = 0; lines < wantedLines; i += 1) {
    const module = join(folder, `module-${i}`)
    mkdirSync(module)
    const text = [...Array.from({ length: 6 }, (_, n) => instance(i, n)), access(i)].join('\n')
    writeFileSync(join(module, 'main.tf'), text)
    lines += text.split('\n').length
  }
  return lines
}

const instance = (i: number, n: number): string => `resource "aws_instance" "server_${i}_${n}" {
  ami                    = data.aws_ami.main.id
  instance_type          = var.types["server_${n}"]
  count                  = var.is_enabled ? ${n + 1} : 0
  subnet_id              = element(var.subnets, count.index)
  vpc_security_group_ids = [aws_security_group.main.id, var.extra_group]

  tags = merge(local.tags, {
    Name = "server-\${var.stage}-\${count.index}"
  })
}
`

const access = (i: number): string => `data "aws_iam_policy_document" "access" {
  statement {
    actions   = ["connect:ListUsers", "connect:DescribeUser", "s3:GetObject"]
    resources = ["arn:aws:connect:us-west-2:210987654321:instance/i${i}/agent/*", "\${aws_s3_bucket.main.arn}/*"]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/module"
      values   = ["m${i}"]
    }
  }
}

resource "aws_iam_role" "main" {
  name = "main-${i}"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Module${i}"
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "main" {
  for_each   = toset(["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"])
  role       = aws_iam_role.main.name
  policy_arn = each.value
}
`
