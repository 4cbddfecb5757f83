// Writes a policy document in one canonical form, line by line.
import type { PolicyDocument } from '../records/policy-document.ts'

/** A line of canonical JSON; `statement` is the index of the statement that it belongs to. */
export interface CanonicalLine {
  readonly text: string
  readonly statement?: number
}

const statementKeys = [
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
] as const

/**
 * Write a document in one form, whatever its layout: keys in IAM's order, a single entry as a list, and lists of
 * actions, resources and values sorted, because IAM reads them as sets.
 */
export function canonicalLines(document: PolicyDocument): readonly CanonicalLine[] {
  const statements = listStatements(document)
  const blocks = statements.map((statement, index) => {
    const comma = index < statements.length - 1 ? ',' : ''
    return `${JSON.stringify(canonicalStatement(statement), null, 2)}${comma}`
      .split('\n')
      .map((line) => ({ text: `    ${line}`, statement: index }))
  })
  return [
    { text: '{' },
    { text: `  "Version": ${JSON.stringify(document.Version)},` },
    ...(document.Id === undefined ? [] : [{ text: `  "Id": ${JSON.stringify(document.Id)},` }]),
    { text: '  "Statement": [' },
    ...blocks.flat(),
    { text: '  ]' },
    { text: '}' },
  ]
}

function listStatements({ Statement }: PolicyDocument) {
  return Array.isArray(Statement) ? Statement : [Statement]
}

/** Count the characters of all texts of a document's statements. Documents with the same canonical lines have the same. */
export function countCharacters(document: PolicyDocument): number {
  return listStatements(document).reduce(
    (sum, statement) => sum + statementKeys.reduce((part, key) => part + lengthOf(statement[key]), 0),
    0,
  )
}

function lengthOf(value: unknown): number {
  if (value === undefined) return 0
  if (typeof value !== 'object' || value === null) return String(value).length
  return Object.values(value).reduce((sum: number, part) => sum + lengthOf(part), 0)
}

function canonicalStatement(statement: object): object {
  const entries = new Map(Object.entries(statement))
  return Object.fromEntries(
    statementKeys
      .filter((key) => entries.has(key))
      .map((key) => [key, canonicalValue(key, entries.get(key))]),
  )
}

function canonicalValue(key: (typeof statementKeys)[number], value: unknown): unknown {
  if (key === 'Sid' || key === 'Effect') return value
  if (key !== 'Condition') return sortedList(value)
  return sortKeys(value as object, (keys) => sortKeys(keys as object, sortedList))
}

function sortKeys(record: object, mapValue: (value: unknown) => unknown): object {
  const entries = Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, value]) => [key, mapValue(value)]))
}

function sortedList(value: unknown): readonly unknown[] {
  return [value].flat().sort((a, b) => (String(a) < String(b) ? -1 : 1))
}
