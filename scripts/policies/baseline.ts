// Reads and writes the baseline of the policy check: findings that are known, so that only new ones count.
import { writeFile } from 'node:fs/promises'
import * as z from 'zod'
import { readSettings } from './check-config.ts'
import type { CheckedFile } from './format-findings.ts'

const known = z.strictObject({
  file: z.string().min(1).describe('The file, as it was named on the command line.'),
  rule: z.string().min(1).describe('The rule.'),
  message: z.string().min(1).describe('What was found; its line may change.'),
  count: z.int().min(1).describe('How many times.'),
})

const baseline = z.strictObject({
  version: z.literal(1),
  findings: z.array(known).describe('The findings that are known.'),
})

type Known = z.infer<typeof known>

/** Read a baseline. Throws one error that lists all faults. */
export async function readBaseline(file: string): Promise<readonly Known[]> {
  return (await readSettings(file, baseline)).findings
}

/** Write the findings of files as a baseline, and return how many there are. */
export async function writeBaseline(file: string, files: readonly CheckedFile[]): Promise<number> {
  const found = files.flatMap(({ file: name, findings }) =>
    findings.map(({ rule, message }) => ({ file: toKey(name), rule, message })),
  )
  const groups = [...Map.groupBy(found, (one) => JSON.stringify(one))].sort(([a], [b]) => (a < b ? -1 : 1))
  const findings = groups.map(([text, all]): Known => ({ ...JSON.parse(text), count: all.length }))
  await writeFile(file, `${JSON.stringify({ version: 1, findings }, null, 2)}\n`)
  return found.length
}

/** Create a test for findings that a baseline has; each of its findings counts as often as it was found. */
export function matchBaseline(
  entries: readonly Known[],
): (file: string, rule: string, message: string) => boolean {
  const keyOf = (file: string, rule: string, message: string) => JSON.stringify([file, rule, message])
  const left = new Map<string, number>()
  for (const { file, rule, message, count } of entries) {
    const key = keyOf(file, rule, message)
    left.set(key, (left.get(key) ?? 0) + count)
  }
  return (file, rule, message) => {
    const key = keyOf(toKey(file), rule, message)
    const count = left.get(key) ?? 0
    if (count > 0) left.set(key, count - 1)
    return count > 0
  }
}

/** Name a file the same on every system. */
function toKey(file: string): string {
  return file.replaceAll('\\', '/').replace(/^\.\//, '')
}
