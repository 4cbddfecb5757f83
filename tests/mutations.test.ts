// Tests that records corrupted at random places are either rejected with their file and path or can be shown.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { type Content, formatFaults, readContent } from '../src/data/records.ts'
import { makeContent, removeMadeContent } from '../src/data/temporary-content.ts'
import { buildSite } from '../src/site/site.ts'
import { createUrls } from '../src/site/urls.ts'
import { listViews } from './support/list-views.ts'
import { recordKinds, recordKindsSnapshot } from './support/record-kinds.ts'

afterAll(removeMadeContent)

type Path = readonly (string | number)[]

interface Place {
  readonly file: string
  readonly at: Path
  readonly value: unknown
}

/** Replaces a value with JSON, or with text that resembles it. */
type Harm = (value: unknown, random: string) => string

const json = (value: unknown) => JSON.stringify(value)
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
const lengthen = (value: unknown, more: string) => (typeof value === 'string' ? value + more : more)
const addField = (value: unknown, name: string, inner: unknown) => {
  const fields = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : { value }
  return json(fields).replace('{', () => `{${json(name)}:${json(inner)},`)
}
const markup = '</script><script>alert(1)</script><img src=x onerror=alert(2)>"\'&'

const harms: Readonly<Record<string, readonly Harm[]>> = {
  'wrong type': ['null', 'true', '-1', '1e999', '[]', '{}', '""', '[[1]]', '{"a":{"b":[]}}'].map(
    (text) => () => text,
  ),
  'deep nesting': [20, 65, 2_000, 100_000].map((depth) => () => nested(depth)),
  'huge text': [20_000, 600_000, 1_200_000].map(
    (length) => (value) => json(lengthen(value, 'a'.repeat(length))),
  ),
  'invalid Unicode': ['\ud800', '\udc00\ud800', '\uffff'].map(
    (text) => (value) => json(lengthen(value, text)),
  ),
  'unseen characters': ['\u0000', '\u001b[31m', '\u202e', '\u2066', '\u200b'].map(
    (text) => (value) => json(lengthen(value, text)),
  ),
  'prototype keys': ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', ''].map(
    (name) => (value) => addField(value, name, { polluted: true }),
  ),
  markup: [
    (value) => json(lengthen(value, markup)),
    () => json(`A ${markup}.`),
    () => json(`https://example.org/${markup}`),
    (value) => addField(value, markup, 'a'),
  ],
  'random text': [(_, random) => json(random), (value, random) => json(lengthen(value, random))],
  'broken JSON': [
    () => '@',
    () => '{"a":1',
    () => "'a'",
    () => '1,',
    () => '"\t"',
    (value) => `${json(value)}}`,
  ],
}

const places = Object.entries(recordKinds).flatMap(([file, value]) => listPlaces(file, value, []))

const mutation = fc.record({
  place: fc.constantFrom(...places),
  kind: fc.constantFrom(...Object.keys(harms)),
  pick: fc.nat(),
  random: fc.string({ unit: 'binary', maxLength: 40 }),
})

test('500 corrupted records are rejected with their file and path, or can be shown', {
  timeout: 300_000,
}, async () => {
  const dir = await makeContent(recordKinds)
  const seen = new Map(Object.keys(harms).map((kind) => [kind, { refused: 0, accepted: 0 }]))

  const run = async ({
    place,
    kind,
    pick,
    random,
  }: typeof mutation extends fc.Arbitrary<infer T> ? T : never) => {
    const { file, at, value } = place
    const choices = harms[kind] ?? []
    const harmed = choices[pick % choices.length]?.(value, random) ?? ''
    await writeFile(join(dir, file), replaceAt(recordKinds[file], at, harmed))
    const { content, faults } = await readContent(dir, { label: 'content' })
    await writeFile(join(dir, file), json(recordKinds[file]))
    const count = seen.get(kind)
    if (content === undefined) {
      if (count) count.refused += 1
      expectReported(file, faults)
    } else {
      if (count) count.accepted += 1
      expectShown(content)
    }
    expect(Object.keys(Object.prototype)).toEqual([])
  }
  const seed = Number(process.env['SEED'] ?? 500)
  await fc.assert(fc.asyncProperty(mutation, run), { numRuns: 500, seed, endOnFailure: true })

  const counts = [...seen.values()]
  const sum = (key: 'refused' | 'accepted') => counts.reduce((total, count) => total + count[key], 0)
  const each = [...seen].map(([kind, { refused, accepted }]) => `${kind} ${refused}+${accepted}`)
  console.log(
    `Figures: ${sum('refused') + sum('accepted')} corrupted records: ${sum('refused')} rejected with file and path, ${sum('accepted')} accepted and shown (${each.join(', ')})`,
  )
  for (const kind of ['deep nesting', 'invalid Unicode', 'unseen characters', 'broken JSON']) {
    expect([kind, seen.get(kind)?.accepted]).toEqual([kind, 0])
  }
  expect(seen.get('markup')?.accepted).toBeGreaterThan(0)
})

/** Expect the faults to name the file, the place, what was found and what to do, in a text of reasonable length. */
function expectReported(file: string, faults: Awaited<ReturnType<typeof readContent>>['faults']) {
  expect(faults.map((fault) => fault.file)).toContain(`content/${file}`)
  for (const fault of faults) {
    expect(fault.path).toMatch(/^\$/)
    for (const text of [fault.found, fault.expected, fault.tip]) expect(text).not.toBe('')
  }
  const message = formatFaults(faults)
  expect(message.length).toBeLessThan(20_000)
  expect(message).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u)
}

/** Expect accepted content to make a site, so that no page fails the build later without naming a file. */
function expectShown(content: Content) {
  const site = buildSite(content, recordKindsSnapshot, createUrls('https://catalog.example', '/base/'))
  expect(JSON.stringify(listViews(site)).length).toBeGreaterThan(1_000)
}

function listPlaces(file: string, value: unknown, at: Path): readonly Place[] {
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, part]) =>
          listPlaces(file, part, [...at, Array.isArray(value) ? Number(name) : name]),
        )
      : []
  return [{ file, at, value }, ...inner]
}

/** Write a value as JSON, with any text in place of one part. */
function replaceAt(value: unknown, at: Path, text: string): string {
  const mark = '\u0001here\u0001'
  const put = (part: unknown, [step, ...rest]: Path): unknown => {
    if (step === undefined) return mark
    if (Array.isArray(part)) return part.map((item, i) => (i === step ? put(item, rest) : item))
    return Object.fromEntries(
      Object.entries(part as object).map(([name, inner]) => [name, name === step ? put(inner, rest) : inner]),
    )
  }
  return json(put(value, at)).replace(json(mark), () => text)
}
