// Looks up what a zod schema says about the value at a path.
import * as z from 'zod'
import type { JsonPath } from './finding.ts'

/** Return the description of the field at a path, or of the nearest field around it that has one. */
export function describeField(schema: z.ZodType, at: JsonPath): string | undefined {
  for (let length = at.length; length > 0; length -= 1) {
    const described = schemasAt(schema, at.slice(0, length)).find(({ description }) => description)
    if (described?.description !== undefined) return described.description
  }
  return undefined
}

/** List the names of the fields that an object at a path may have. */
export function fieldNamesAt(schema: z.ZodType, at: JsonPath): readonly string[] {
  return schemasAt(schema, at)
    .flatMap(alternativesOf)
    .flatMap((found) => (found instanceof z.ZodObject ? Object.keys(found.shape) : []))
}

/** List the values that are allowed at a path that allows only certain ones. */
export function literalsAt(schema: z.ZodType, at: JsonPath): readonly unknown[] {
  return schemasAt(schema, at).flatMap((found) => (found instanceof z.ZodLiteral ? [...found.values] : []))
}

function schemasAt(schema: z.ZodType, at: JsonPath): readonly z.ZodType[] {
  return at.reduce<readonly z.ZodType[]>(
    (schemas, step) => schemas.flatMap(alternativesOf).flatMap((found) => childOf(found, step)),
    [schema],
  )
}

function alternativesOf(schema: z.ZodType): readonly z.ZodType[] {
  if (schema instanceof z.ZodOptional) return alternativesOf(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => alternativesOf(option as z.ZodType))
  return [schema]
}

function childOf(schema: z.ZodType, step: string | number): readonly z.ZodType[] {
  if (schema instanceof z.ZodObject) {
    const child: unknown = Object.hasOwn(schema.shape, step) ? schema.shape[step] : undefined
    return child instanceof z.ZodType ? [child] : []
  }
  if (schema instanceof z.ZodArray) return typeof step === 'number' ? [schema.element as z.ZodType] : []
  if (schema instanceof z.ZodRecord) return [schema.valueType as z.ZodType]
  return []
}
