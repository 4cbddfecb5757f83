// Builds the view of /api/: every kind of JSON file with an example and the meaning of its fields.

import type { Site } from '../../site/site.ts'
import { describePath, exampleHref, exampleValue, listApiKinds } from './api-files.ts'
import { publishSchema } from './schema/publish.ts'
import { listFields, listParts, type SchemaField } from './schema-fields.ts'
import { shortenJson } from './shorten-json.ts'

export interface ApiFileView {
  /** Its anchor on the page. */
  readonly id: string
  readonly title: string
  readonly path: string
  readonly example: string
  readonly schema: string
  /** The example, shortened. */
  readonly text: string
  readonly fields: readonly SchemaField[]
}

export interface ApiView {
  readonly files: readonly ApiFileView[]
  /** Parts that several kinds of files share. */
  readonly parts: readonly {
    readonly name: string
    readonly fields: readonly SchemaField[]
  }[]
  readonly openApi: string
  readonly llms: string
}

/** Build the view of /api/. */
export function toApiView(site: Site): ApiView {
  const { urls } = site
  const described = listApiKinds(site).map((file) => {
    const schema = urls.json.schema(file.kind)
    return { file, schema, published: publishSchema(file.kind, file.title, urls.absolute(schema)) }
  })
  const parts = new Map(
    described.flatMap(({ published }) => listParts(published)).map(({ name, fields }) => [name, fields]),
  )
  return {
    files: described.map(({ file, schema, published }) => ({
      id: file.kind,
      title: file.title,
      path: describePath(file, urls).path,
      example: exampleHref(file, site),
      schema,
      text: shortenJson(exampleValue(file, site)),
      fields: listFields(published),
    })),
    parts: [...parts].map(([name, fields]) => ({ name, fields })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    openApi: urls.json.openApi,
    llms: urls.llms,
  }
}
