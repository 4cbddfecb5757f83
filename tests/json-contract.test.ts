// Tests the published schemas and the OpenAPI document with validators that share no code with this project.
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { apiKinds, exampleValue } from '../src/views/api/api-files.ts'
import { toOpenApi } from '../src/views/api/openapi-view.ts'
import { jsonSchemas } from '../src/views/api/schema/kinds.ts'
import { type JsonSchema, publishSchema } from '../src/views/api/schema/publish.ts'
import { realSite } from './support/real-site.ts'

const published = apiKinds.map((file) => {
  const id = `https://catalog.example/api/v1/schema/${file.kind}.json`
  return { file, schema: publishSchema(file.kind, file.title, id) }
})

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true })
addFormats.default(ajv)

test('every schema is published, once', () => {
  expect(apiKinds.map(({ kind }) => kind).sort()).toEqual(Object.keys(jsonSchemas).sort())
})

test.each(published)(
  'the schema of $file.kind is JSON Schema 2020-12 and its example is valid',
  ({ file, schema }) => {
    const validate = ajv.compile(schema)
    const value = JSON.stringify(exampleValue(file, realSite))
    expect(validate(JSON.parse(value)), JSON.stringify(validate.errors)).toBe(true)
  },
)

test.each(published)(
  'the schema of $file.kind allows more fields and describes each existing one',
  ({ schema }) => {
    const objects = listSchemas(schema)
    expect(objects.filter(({ additionalProperties }) => additionalProperties === false)).toEqual([])
    const undescribed = objects.flatMap(({ properties = {} }) =>
      Object.entries(properties).filter(([, field]) => typeof field !== 'object' || !field.description),
    )
    expect(undescribed.map(([name]) => name)).toEqual([])
  },
)

test('a schema is small because it repeats no part', () => {
  for (const { file, schema } of published) {
    expect(JSON.stringify(schema).length, file.kind).toBeLessThan(9_000)
  }
})

test('the OpenAPI document is valid, including every schema that it refers to', async () => {
  const validator = new Validator()
  for (const { file, schema } of published) {
    await validator.addSpecRef(structuredClone(schema), `schema/${file.kind}.json`)
  }
  expect(await validator.validate(structuredClone(toOpenApi(realSite)))).toEqual({ valid: true })
})

test('the OpenAPI document says that no key is needed and which errors there are, as strict linters ask', () => {
  const { security, info, tags, paths } = toOpenApi(realSite)
  expect(security).toEqual([])
  expect(info).toMatchObject({
    license: { name: 'MIT' },
    contact: { url: expect.stringMatching(/\/about\/$/) },
  })
  const operations = Object.values(paths).map(({ get }) => get)
  expect(operations.map(({ responses }) => Object.keys(responses))).toEqual(
    operations.map(() => ['200', '404']),
  )
  for (const { responses, description, tags: used } of operations) {
    expect(responses['404'].description).toMatch(/\.$/)
    expect(description).not.toBe('')
    expect(used).toEqual(tags.map(({ name }) => name))
  }
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
})

test('the OpenAPI document has a path for each kind, with its parameters', () => {
  const { servers, paths } = toOpenApi(realSite)
  expect(servers).toEqual([{ url: 'https://catalog.example' }])
  expect(Object.keys(paths)).toHaveLength(apiKinds.length)
  const pair = paths['/api/v1/policies/{policy}/compare/{from}...{to}.json']
  expect(pair?.get.parameters?.map(({ name }) => name)).toEqual(['policy', 'from', 'to'])
})

/** List a schema and all schemas inside it. */
function listSchemas(value: unknown): readonly JsonSchema[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(listSchemas)
  return Array.isArray(value) ? inside : [value as JsonSchema, ...inside]
}
