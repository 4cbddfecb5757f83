// Measures how fast access and verdicts are computed for every managed policy in the archive, and checks the results.
// `--only builds` measures nothing else, and `--builds-of DIR` has another checkout build the same content in turn.
// It also times the policy checker; `--checker-of DIR` compares it with the checker of another checkout of this repository,
// and `--only checker` measures nothing else; `--only scan` measures just the scan of infrastructure code,
// `--only review` the review of a lock, and `--write` with either writes both into docs/quality.md.
// `--content DIR` also builds sites from parts of a folder that `npm run sync -- --scope aws` has filled, by default from
// 1 %, 10 % and all of its policies (`--parts 1,10,100`);
// `--search-all` compares everything once more without the shortcut for what looks covered, which takes long;
// `--json FILE` writes every figure, `--against FILE` shows the ratio to another run, `--write` updates docs/quality.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { indexActions } from '../src/core/actions/action-index.ts'
import { loadSnapshot } from '../src/data/action-snapshot.ts'
import { measureChecker } from './bench/checker.ts'
import { checkCore, measureCore } from './bench/core.ts'
import {
  type BenchFigures,
  describeChecker,
  describeMachine,
  listRatios,
  toFindingsTable,
  toPart,
  toTable,
  toWords,
} from './bench/figures.ts'
import { readPackage } from './bench/read-archive.ts'
import { describeReview, measureReview } from './bench/review.ts'
import { describeScan, measureScan } from './bench/scan.ts'
import { measureSites, readParts } from './bench/sites.ts'
import { replacePart } from './command/replace-part.ts'

/** The command that writes the table of builds. */
const benchCommand = 'bench -- --content DIR --write'

const { values } = parseArgs({
  options: {
    content: { type: 'string' },
    parts: { type: 'string', default: '1,10,100' },
    json: { type: 'string' },
    against: { type: 'string' },
    write: { type: 'boolean', default: false },
    'search-all': { type: 'boolean', default: false },
    'checker-of': { type: 'string' },
    'builds-of': { type: 'string' },
    only: { type: 'string' },
  },
})

if (values.only === 'scan' || values.only === 'review') {
  const scan = values.only === 'scan' || values.write ? [describeScan(measureScan())] : []
  const review =
    values.only === 'review' || values.write ? [describeReview(await measureReview(20261129))] : []
  const lines = [...scan, ...review]
  console.log(lines.join('\n'))
  if (values.write)
    writePart('pipeline', 'bench -- --only scan --write', lines.map((line) => `- ${line}`).join('\n'))
  process.exit()
}

if (values.only === 'builds') {
  const { sites, exponent } = await measure()
  console.log(toTable({ sites }))
  if (exponent !== undefined) console.log(`exponent: ${exponent.toFixed(2)}`)
  if (values.write)
    writePart('bench', benchCommand, toPart({ sites, ...(exponent !== undefined && { exponent }) }))
  process.exit()
}

const checker = await measureChecker(values['checker-of'])
if (values.only === 'checker') {
  for (const line of describeChecker(checker)) console.log(line)
  console.log(toFindingsTable(checker))
  if (values.write) writeFindings()
  process.exit()
}

/** How many versions the plain implementation recomputes. */
const sampleSize = Number(process.env['BENCH_SAMPLE'] ?? 40)
const seed = Number(process.env['BENCH_SEED'] ?? Date.now() % 2 ** 32)

const index = indexActions(await loadSnapshot())
const archive = readPackage()
const core = measureCore(index, archive)
const check = checkCore(index, archive, { size: sampleSize, seed })
const { sites, exponent } = values.content === undefined ? {} : await measure()
const figures: BenchFigures = {
  machine: describeMachine(),
  core,
  check,
  checker,
  ...(sites && exponent !== undefined && { sites, exponent }),
}

for (const line of toWords(figures)) console.log(line)
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`)
if (values.against !== undefined) {
  for (const line of listRatios(figures, JSON.parse(readFileSync(values.against, 'utf8')))) console.log(line)
}
if (values.write) writePart('bench', benchCommand, toPart(figures))
if (check.unconfirmed.length + check.shortened.length + check.differing.length > 0) process.exitCode = 1

/** Build sites as the options say. */
function measure() {
  const { content, 'builds-of': checkout } = values
  return measureSites({ content, parts: readParts(values.parts), checkout })
}

/** Write the table of the checker's findings into docs/quality.md. */
function writeFindings(): void {
  writePart('findings', 'bench -- --only checker --checker-of DIR --write', toFindingsTable(checker))
}

/** Write the part of docs/quality.md that a command fills. */
function writePart(name: string, command: string, part: string): void {
  const file = 'docs/quality.md'
  writeFileSync(file, replacePart(readFileSync(file, 'utf8'), name, command, part))
}
