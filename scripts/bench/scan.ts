// Measures how long the packed command takes to scan a Terraform tree of 10,000 lines, from its start to its end.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { writeTree } from './scan-tree.ts'

/** The shortest of several runs: other programs on the machine only make a run longer. */
export interface ScanRun {
  /** The version of Node. */
  readonly node: string
  readonly scanSeconds: number
  /** What the command takes to say its version. */
  readonly startSeconds: number
  /** The scan in multiples of what this Node takes to run nothing, which differs less from machine to machine than seconds do. */
  readonly timesNothing: number
}

export interface ScanFigures {
  readonly lines: number
  readonly read: number
  readonly policies: number
  readonly findings: number
  readonly unresolved: number
  /** With this Node and, if the machine has another one, with that. */
  readonly runs: readonly ScanRun[]
}

const times = 5

/** Pack the command, write a tree, and scan the tree in processes of their own. */
export function measureScan(): ScanFigures {
  const folder = mkdtempSync(join(tmpdir(), 'bench-scan-'))
  try {
    const [command, tree] = [join(folder, 'command'), join(folder, 'tree')]
    mkdirSync(command)
    execFileSync(process.execPath, ['scripts/pack-command.ts', command], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    // In a package, its own file says this.
    writeFileSync(join(command, 'package.json'), '{"type": "module"}')
    const lines = writeTree(tree)
    const entry = join(command, 'connect-policies.js')
    const { stdout } = run(process.execPath, [entry, 'scan', tree, '--format', 'json'])
    const { read, counts } = JSON.parse(stdout)
    const runs = listNodes().map(({ file, version }): ScanRun => {
      const [nothing, startSeconds, scanSeconds] = [
        shortest(file, ['-e', '0']),
        shortest(file, [entry, '--version']),
        shortest(file, [entry, 'scan', tree]),
      ]
      return { node: version, scanSeconds, startSeconds, timesNothing: scanSeconds / nothing }
    })
    const findings = counts.error + counts.warning + counts.info
    return { lines, read, policies: counts.inlinePolicies, findings, unresolved: counts.unresolved, runs }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Describe the figures in a line. */
export function describeScan({ lines, read, policies, findings, unresolved, runs }: ScanFigures): string {
  return [
    `scan, ${lines} lines of Terraform in ${read} files, with ${policies} different policies: ${findings} findings, ${unresolved} unresolved`,
    ...runs.map(
      ({ node, scanSeconds, startSeconds, timesNothing }) =>
        `the whole process with Node ${node}: ${scanSeconds.toFixed(2)} s, ${timesNothing.toFixed(0)} times what this Node takes to run nothing; start: ${startSeconds.toFixed(2)} s`,
    ),
  ].join('; ')
}

function shortest(node: string, args: readonly string[]): number {
  return Math.min(...Array.from({ length: times }, () => run(node, args).seconds))
}

function run(node: string, args: readonly string[]): { readonly stdout: string; readonly seconds: number } {
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(node, [...args], { encoding: 'utf8', maxBuffer: 2 ** 28 })
  const seconds = (performance.now() - started) / 1000
  if (status === null || status > 1) throw new Error(stderr)
  return { stdout, seconds }
}

/** List this Node and the first other one that runs the command. */
function listNodes(): readonly { readonly file: string; readonly version: string }[] {
  const files = [
    process.execPath,
    ...(process.env['PATH'] ?? '').split(delimiter).map((dir) => join(dir, 'node')),
  ]
  const found = files.flatMap((file) => {
    const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8' })
    return status === 0 ? [{ file, version: stdout.trim().slice(1) }] : []
  })
  return found
    .filter(({ version }, i) => found.findIndex((one) => one.version === version) === i)
    .filter(({ version }) => Number.parseInt(version, 10) >= 20)
}
