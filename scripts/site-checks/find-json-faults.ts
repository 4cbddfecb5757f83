// Checks the JSON files of a built site against the site's own OpenAPI document and schemas.
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { readSiteFile, type SiteFault, type SiteFiles, selectOwn } from '../site/site-files.ts'

const api = 'api/v1/'
const openApi = `${api}openapi.json`
const schemas = `${api}schema/`

/** The parts of an OpenAPI document that this check reads. */
interface Described {
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>
}

interface Operation {
  readonly parameters?: readonly {
    readonly name: string
    readonly schema: { readonly enum?: readonly string[]; readonly pattern?: string }
  }[]
  readonly responses: {
    readonly '200': {
      readonly content: { readonly 'application/json': { readonly schema: { readonly $ref: string } } }
    }
  }
}

interface Kind {
  readonly path: string
  readonly matches: RegExp
  readonly validate: ValidateFunction
}

export interface JsonCheck {
  readonly files: number
  readonly schemas: number
  readonly faults: readonly SiteFault[]
}

/**
 * Check every JSON file of the API against its schema. A published schema allows new fields; here a field that is not in
 * the schema is a fault, so that none is forgotten.
 */
export function findJsonFaults(site: SiteFiles): JsonCheck {
  const kinds = readKinds(site)
  const files = selectOwn(site, '.json').filter(
    (path) =>
      (path.startsWith(api) && path !== openApi && !path.startsWith(schemas)) ||
      kinds.some(({ matches }) => matches.test(path)),
  )
  const met = new Set<Kind>()
  const faults = files.flatMap((file): readonly SiteFault[] => {
    const kind = kinds.find(({ matches }) => matches.test(file))
    if (kind === undefined) return [{ file, what: 'a file that no path describes', expected: openApi }]
    met.add(kind)
    if (kind.validate(JSON.parse(readSiteFile(site, file)))) return []
    return (kind.validate.errors ?? []).map((error) => toFault(file, error))
  })
  const idle = kinds.filter((kind) => !met.has(kind))
  return {
    files: files.length,
    schemas: met.size,
    faults: [
      ...faults,
      ...idle.map(({ path }) => ({
        file: openApi,
        what: `a path without a file: ${path}`,
        expected: 'a file for each path',
      })),
    ],
  }
}

/** Read the kinds of files that the site describes; paths without parameters come before those with parameters. */
function readKinds(site: SiteFiles): readonly Kind[] {
  const described: Described = JSON.parse(readSiteFile(site, openApi))
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true })
  addFormats.default(ajv)
  return Object.entries(described.paths)
    .map(([path, { get }]) => {
      const ref = get.responses['200'].content['application/json'].schema.$ref
      const schema: object = JSON.parse(readSiteFile(site, api + ref))
      return { path, matches: matcherOf(path, get), validate: ajv.compile(close(schema) as object) }
    })
    .sort((a, b) => Number(a.path.includes('{')) - Number(b.path.includes('{')))
}

/** Make a regular expression for the files of a path, with the values that its parameters may have. */
function matcherOf(path: string, { parameters = [] }: Operation): RegExp {
  const parts = path.slice(1).split(/\{(\w+)\}/)
  const written = parts.map((part, i) => {
    if (i % 2 === 0) return RegExp.escape(part)
    const schema = parameters.find(({ name }) => name === part)?.schema
    if (schema?.enum) return `(?:${schema.enum.map((value) => RegExp.escape(value)).join('|')})`
    return schema?.pattern ? `(?:${schema.pattern.replace(/^\^|\$$/g, '')})` : '[^/]+'
  })
  return new RegExp(`^${written.join('')}$`)
}

/** Copy a schema so that it forbids fields that it does not describe. */
function close(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(close)
  if (typeof schema !== 'object' || schema === null) return schema
  const closed = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, close(value)]))
  const isObject = 'properties' in schema && !('additionalProperties' in schema)
  return isObject ? { ...closed, additionalProperties: false } : closed
}

function toFault(file: string, { instancePath, message, params }: ErrorObject): SiteFault {
  const field: unknown = params['additionalProperty']
  const where = instancePath === '' ? 'the whole file' : instancePath
  return field === undefined
    ? { file, what: 'JSON that violates its schema', expected: message ?? 'what the schema allows', where }
    : { file, what: `a field ${field}`, expected: 'only fields that the schema describes', where }
}
