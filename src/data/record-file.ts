// Reads and checks one record file of a content folder, and collects its faults.
import type * as z from 'zod'
import type { Filed } from '../core/content/content-folder.ts'
import { checkShape } from '../core/json/check-shape.ts'
import { type Fault, toFault } from '../core/json/fault.ts'
import type { Finding, JsonPath, Place } from '../core/json/finding.ts'
import { parseJson } from '../core/json/read-json.ts'
import { findUnseenCharacters, mayHaveUnseen } from '../core/json/unseen-characters.ts'
import { readWrittenJson } from '../core/json/write-json.ts'
import { readText } from './content-files.ts'

/** One reading of a content folder: where it is, and what has been found so far. */
export interface Reading {
  readonly root: string
  /** The folder's name in faults. */
  readonly label: string
  readonly faults: Fault[]
  /** By file: finds the place of a part of its JSON. */
  readonly places: Map<string, (at: JsonPath) => Place | undefined>
}

/** Add a finding to the faults, with its line if its file could be parsed. */
export function report(reading: Reading, finding: Finding, place?: Place): void {
  reading.faults.push(toFault(finding, place ?? reading.places.get(finding.file)?.(finding.at)))
}

/** Read, parse and check one file. Returns undefined when it has faults. */
export function readRecord<S extends z.ZodType>(
  reading: Reading,
  relative: string,
  schema: S,
): Filed<z.infer<S>> | undefined {
  const file = `${reading.label}/${relative}`
  const { text, findings } = readText(reading.root, relative, file)
  for (const finding of findings) report(reading, finding)
  if (text === undefined) return undefined

  const parsed = readWrittenJson(text) ?? parseText(reading, file, text)
  if (parsed === undefined) return undefined

  // Parse again only when a place is needed: few files have faults, and all syntax trees would fill the memory.
  reading.places.set(file, (at) => parseJson(text).json?.placeOf(at))
  const { record, findings: shapeFindings } = checkShape(schema, parsed.value)
  for (const finding of shapeFindings) report(reading, { file, ...finding })
  const unseen = mayHaveUnseen(text) ? findUnseenCharacters(parsed.value) : []
  for (const finding of unseen) report(reading, { file, ...finding })
  return record === undefined || unseen.length > 0 ? undefined : { file, record }
}

/** Parse a text and report its faults. */
function parseText(reading: Reading, file: string, text: string): { readonly value: unknown } | undefined {
  const { json, findings } = parseJson(text)
  for (const { place, ...finding } of findings) report(reading, { file, ...finding }, place)
  return json
}
