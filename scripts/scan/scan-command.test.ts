// Tests what the scan command prints, in each format, and its exit codes.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readGiven } from '../policies/command-line/parse.ts'
import { folderKnowledge } from '../policies/knowledge/folder-knowledge.ts'
import { formatScan } from './format-scan.ts'
import { loadScanner } from './load-scanner.ts'
import { readFiles } from './read-files.ts'
import { readScanOptions, scanArguments } from './scan-options.ts'

const dir = mkdtempSync(join(tmpdir(), 'scan-command-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

function write(name: string, text: string): string {
  const file = join(dir, name)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, text)
  return file
}

/** Run the scan in the temporary folder. */
function scan(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('scripts/scan-policies.ts'), ...args],
    {
      encoding: 'utf8',
      cwd: dir,
      env: { ...process.env, CONTENT_DIR: resolve('content') },
    },
  )
  return { status, stdout, stderr }
}

const attach = (arn: string) =>
  `resource "aws_iam_user_policy_attachment" "a" {\n  policy_arn = "${arn}"\n}\n`

write('good/main.tf', attach('arn:aws:iam::aws:policy/ReadOnlyAccess'))
write('good/.terraform/modules/main.tf', attach('arn:aws:iam::aws:policy/Nothing'))
write('good/node_modules/x/main.tf', attach('arn:aws:iam::aws:policy/Nothing'))
write('broken/one.tf', 'locals {\n')
write('broken/two.yaml', 'AWSTemplateFormatVersion: [\n')
write('broken/three.tf', attach(`\${var.arn}`))

test('without errors it exits with 0, and says how many files were read', () => {
  expect(scan('good')).toEqual({
    status: 0,
    stdout:
      'scan: read 1 file, 1 managed policy named, 0 inline policies, 0 errors, 0 warnings, 0 info, 0 unresolved\n',
    stderr: '',
  })
})

test('every file that cannot be parsed is one error, and the others are scanned all the same', () => {
  const { status, stdout, stderr } = scan('broken')
  expect([status, stderr]).toEqual([1, ''])
  expect(stdout.split('\n\n')).toEqual([
    'broken/one.tf:1:1  error  unreadable-file\n  The file cannot be read: found a block that is not closed, expected }.\n  tip  Close it with }.',
    expect.stringMatching(
      /^broken\/two\.yaml:\d+:\d+ {2}error {2}unreadable-file\n.*YAML.*\n {2}tip {2}Correct/,
    ),
    'broken/three.tf:2:16  unresolved  managed policy: var.arn',
    expect.stringContaining('scan: read 3 files, 0 managed policies named, 0 inline policies, 2 errors'),
  ])
})

test('JSON and SARIF have the same findings', async () => {
  const files = [{ file: 'good/main.tf', text: attach('arn:aws:iam::aws:policy/ReadOnlyAccess') }]
  const scanned = await loadScanner(folderKnowledge)
  expect(() => scanned(files, 'aws-moon')).toThrow('--partition aws-moon: expected one of aws, aws-cn')
  const found = scanned(files, 'aws-cn')
  const json = JSON.parse(formatScan(found, 'json'))
  expect(json).toMatchObject({
    files: [
      {
        file: 'good/main.tf',
        kind: 'terraform',
        references: [
          { name: 'ReadOnlyAccess', path: '', use: 'attached', partition: 'aws', line: 2, column: 17 },
        ],
        policies: [],
        findings: [
          { rule: 'managed-policy-partition', severity: 'error', line: 2, column: 17, start: 64, end: 102 },
        ],
        unresolved: [],
      },
    ],
    counts: { error: 1, warning: 0, info: 0, managedPolicies: 1, inlinePolicies: 0, unresolved: 0 },
    read: 1,
  })
  const sarif = JSON.parse(formatScan(found, 'sarif'))
  const [run] = sarif.runs
  expect(run.results).toMatchObject([
    {
      ruleId: 'managed-policy-partition',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'good/main.tf' },
            region: { startLine: 2, startColumn: 17, charOffset: 64, charLength: 38 },
          },
        },
      ],
    },
  ])
  expect(run.tool.driver.rules[run.results[0].ruleIndex].id).toBe('managed-policy-partition')
  expect(run.properties).toEqual({ read: 1, unresolved: [] })
})

test('paths that cannot be read are named together, before anything is scanned', () => {
  expect(scan('good', 'nothing', 'nowhere.tf')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'scan: nothing: there is no such file or folder\n  nowhere.tf: there is no such file or folder\n',
  })
})

test('a folder in which nothing is read is not mistaken for one without faults', () => {
  mkdirSync(join(dir, 'empty'))
  const { status, stdout, stderr } = scan('empty')
  expect([status, stdout, stderr]).toEqual([
    0,
    expect.stringContaining('scan: read 0 files'),
    'scan: nothing to read in empty: no file has an ending that a scan reads\n',
  ])
})

test('all faults of the arguments are reported together', () => {
  expect(() => readScanOptions(readGiven(scanArguments, ['--format', 'xml']))).toThrow(
    '--format xml: expected one of text, json, sarif, markdown\nexpected at least one file or folder',
  )
})

test('a file is read once, a link to a file is followed, and a link to a folder is not', () => {
  symlinkSync(join(dir, 'good'), join(dir, 'links'))
  mkdirSync(join(dir, 'more'))
  symlinkSync(join(dir, 'good/main.tf'), join(dir, 'more/linked.tf'))
  symlinkSync(join(dir, 'more'), join(dir, 'more/circle'))
  symlinkSync(join(dir, 'gone.tf'), join(dir, 'more/dead.tf'))
  const names = readFiles([join(dir, 'more'), join(dir, 'good'), join(dir, 'good/main.tf')]).map(({ file }) =>
    file.slice(dir.length + 1),
  )
  expect(names).toEqual(['more/linked.tf', 'good/main.tf'])
  expect(readFiles([dir], ['good', 'broken', 'links'])).toHaveLength(1)
})

test('Markdown begins with its marker, and folds what is unresolved', async () => {
  const text = `${attach('arn:aws:iam::aws:policy/ReadOnlyAcces')}${attach(`\${var.arn}`)}`
  const found = (await loadScanner(folderKnowledge))([{ file: 'a|b.tf', text }])
  expect(formatScan(found, 'markdown').split('\n\n')).toEqual([
    '<!-- connect-policies scan -->',
    '**Policies in infrastructure code**: read 1 file, 1 managed policy named, 0 inline policies, 1 error, 0 warnings, 0 info, 1 unresolved',
    expect.stringMatching(
      /^- `a.*b\.tf:2:17` \*\*error\*\* `unknown-managed-policy`: AWS had no .*Did you mean/,
    ),
    '<details><summary>What the scan could not resolve</summary>',
    '- `a|b.tf:5:16` managed policy: `var.arn`',
    '</details>',
  ])
})
