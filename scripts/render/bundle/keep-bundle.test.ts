import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { digestSources } from './keep-bundle.ts'

const root = mkdtempSync(join(tmpdir(), 'sources-'))
afterAll(() => rmSync(root, { recursive: true }))

function write(file: string, text: string): void {
  mkdirSync(join(root, file, '..'), { recursive: true })
  writeFileSync(join(root, file), text)
}

test('the digest changes with the code, and with nothing else', () => {
  write('src/components/Part.astro', '<p>One</p>')
  write('scripts/markdown/write.ts', 'one')
  const before = digestSources(root)
  utimesSync(join(root, 'src/components/Part.astro'), 0, 0)
  write('src/components/part.test.ts', 'test')
  write('scripts/sync/plan.ts', 'plan')
  expect(digestSources(root)).toBe(before)
  const digests = new Set([before])
  for (const [file, text] of [
    ['src/components/Part.astro', '<p>Two</p>'],
    ['src/components/Other.astro', ''],
    ['scripts/markdown/write.ts', 'two'],
    ['package-lock.json', '{}'],
    ['public/favicon.svg', '<svg/>'],
  ] as const) {
    write(file, text)
    expect(digests, file).not.toContain(digestSources(root))
    digests.add(digestSources(root))
  }
})
