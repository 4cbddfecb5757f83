// One record file of a content folder in, the checked record out; what is wrong goes to the reading's faults.
import type * as z from 'zod'
import type { Filed } from '../core/lint/content-folder.ts'
import { type Fault, type Finding, type JsonPath, type Place, toFault } from '../core/lint/fault.ts'
import { parseJson } from '../core/lint/json.ts'
import { checkShape } from '../core/lint/schema.ts'
import { findUnseenCharacters } from '../core/lint/unseen-characters.ts'
import { readText } from './content-files.ts'

/** One reading of a content folder: where it is, and what has been found on the way. */
export interface Reading {
  readonly root: string
  /** What faults call the folder. */
  readonly label: string
  readonly faults: Fault[]
  /** By file: where the parts of its JSON stand. */
  readonly places: Map<string, (at: JsonPath) => Place>
}

/** Add a finding to the faults, with its line when its file could be parsed. */
export function report(reading: Reading, finding: Finding, place?: Place): void {
  reading.faults.push(toFault(finding, place ?? reading.places.get(finding.file)?.(finding.at)))
}

/** Read, parse and check one file; nothing when it is faulty. */
export async function readRecord<S extends z.ZodType>(
  reading: Reading,
  relative: string,
  schema: S,
): Promise<Filed<z.infer<S>> | undefined> {
  const file = `${reading.label}/${relative}`
  const { text, findings } = await readText(reading.root, relative, file)
  for (const finding of findings) report(reading, finding)
  if (text === undefined) return undefined

  const { json, findings: textFindings } = parseJson(text)
  for (const { place, ...finding } of textFindings) report(reading, { file, ...finding }, place)
  if (json === undefined) return undefined

  reading.places.set(file, json.placeOf)
  const { record, findings: shapeFindings } = checkShape(schema, json.value)
  for (const finding of shapeFindings) report(reading, { file, ...finding })
  const unseen = findUnseenCharacters(json.value)
  for (const finding of unseen) report(reading, { file, ...finding })
  return record === undefined || unseen.length > 0 ? undefined : { file, record }
}
