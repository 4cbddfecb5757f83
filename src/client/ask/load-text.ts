// Loads the text of a policy that a link or a choice names.

import type { PolicySource } from '../../core/ask/policy-source.ts'
import { fillPlaceholders } from '../../core/records/placeholder.ts'
import { createUrls } from '../../site/urls.ts'
import { unpackText } from './pack-text.ts'

interface VersionFile {
  readonly document: unknown
}

interface PolicyFile {
  readonly latest: string
}

interface ExamplesFile {
  readonly examples: readonly {
    readonly slug: string
    readonly parameters: readonly { readonly name: string; readonly example: string }[]
    readonly document: unknown
  }[]
}

export interface LoadedText {
  readonly text: string
  /** Present for a policy of the catalog: `AmazonConnect_FullAccess@v4`. */
  readonly named?: string
}

/** Load a text. A string says why that is not possible. */
export async function loadText(source: PolicySource, home: string): Promise<LoadedText | string> {
  const { json } = createUrls(location.origin, home)
  switch (source.kind) {
    case 'packed': {
      const text = await unpackText(source.packed)
      return text === undefined ? 'the text of a policy cannot be unpacked.' : { text }
    }
    case 'example': {
      const file = await loadJson<ExamplesFile>(json.examples)
      const found = file?.examples.find(({ slug }) => slug === source.slug)
      if (found === undefined) return `the site has no example ${source.slug}.`
      const values = new Map(found.parameters.map(({ name, example }) => [name, example]))
      return { text: fillPlaceholders(write(found.document), values) }
    }
    case 'named': {
      const { name } = source
      const version = source.version ?? (await loadJson<PolicyFile>(json.policy(name)))?.latest
      const file =
        version === undefined ? undefined : await loadJson<VersionFile>(json.version(name, version))
      if (version === undefined || file === undefined)
        return `the catalog has no ${name}${version === undefined ? '' : ` ${version}`}, or it could not be loaded.`
      return { text: write(file.document), named: `${name}@${version}` }
    }
    default:
      return source satisfies never
  }
}

function write(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`
}

/** Load a JSON file of this site, whose shape this build wrote; undefined when that fails. */
async function loadJson<Shape>(address: string): Promise<Shape | undefined> {
  try {
    const response = await fetch(address)
    return response.ok ? ((await response.json()) as Shape) : undefined
  } catch {
    return undefined
  }
}
