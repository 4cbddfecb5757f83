// Collects what the files of a Terraform module say about each other: locals, documents and policies.
import { fieldOf, knownText, type Value } from '../read/value.ts'

export interface TerraformScope {
  readonly locals: ReadonlyMap<string, Value>
  /** The names of `aws_iam_policy_document` data sources. */
  readonly documents: ReadonlySet<string>
  /** The bodies of `aws_iam_policy` data sources, by name. */
  readonly policies: ReadonlyMap<string, Value>
  /** The Regions that providers name. */
  readonly regions: readonly Value[]
}

/** Collect the scope of a module from its files. */
export function readScope(documents: readonly Value[]): TerraformScope {
  const top = (name: string) =>
    documents.flatMap((document) => listFields(document).filter((field) => field.name === name))
  const locals = top('locals').flatMap(({ value }) => listFields(value))
  const data = top('data').flatMap(({ value }) => listFields(value))
  const named = (type: string) =>
    data.filter(({ name }) => name === type).flatMap(({ value }) => listFields(value))
  return {
    locals: new Map(locals.map(({ name, value }) => [name, value])),
    documents: new Set(named('aws_iam_policy_document').map(({ name }) => name)),
    policies: new Map(named('aws_iam_policy').map(({ name, value }) => [name, value])),
    regions: top('provider').flatMap(({ value }) =>
      listFields(value).flatMap(({ name, value: body }) => {
        const region = name === 'aws' ? fieldOf(body, 'region') : undefined
        return region === undefined ? [] : [region]
      }),
    ),
  }
}

/** List the fields of an object whose names are known, or of each object of a list. */
export function listFields(value: Value): readonly { readonly name: string; readonly value: Value }[] {
  if (value.kind === 'list') return value.items.flatMap(listFields)
  if (value.kind !== 'object') return []
  return value.fields.flatMap(({ name, value: inner }) => {
    const text = knownText(name)
    return text === undefined ? [] : [{ name: text, value: inner }]
  })
}
