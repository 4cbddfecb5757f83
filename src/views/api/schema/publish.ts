// Builds the published JSON Schema (2020-12) of a kind of JSON file.
import * as z from 'zod'
import { type JsonKind, jsonSchemas } from './kinds.ts'

export type JsonSchema = z.core.JSONSchema.JSONSchema

/** Build the published schema of a kind of file. `id` is its absolute address. */
export function publishSchema(kind: JsonKind, title: string, id: string): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(jsonSchemas[kind], { io: 'input', override: simplify })
  return { ...($schema !== undefined && { $schema }), $id: id, title, ...schema }
}

/** Leave objects open, because fields may be added, and omit what a format or the type already says. */
function simplify({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
}
